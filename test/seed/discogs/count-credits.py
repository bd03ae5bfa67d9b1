"""Counts the credits of a releases dump by role, with nothing of the importer but its table of roles.

    python3 count-credits.py releases.xml.gz < roles.json > counts.json

roles.json maps each role without its brackets, in lower case, to the link it becomes ("CREWED mixer"), or to null.
A credit is one link: an artist, a song or album, and what the role means. Counted once, however often it is told.
"""
import collections
import gzip
import json
import re
import sys
import unicodedata
import xml.etree.ElementTree as xml

ROLES = json.load(sys.stdin)
VIDEO = {"DVD", "VHS", "Blu-ray", "Laserdisc", "Betamax", "UMD", "HD DVD", "Video 2000", "CED"}


def said(element, name):
    return " ".join((element.findtext(name) or "").split())


def who(artist):
    number = said(artist, "id")
    return number if number != "0" else re.sub(r" \(\d+\)$", "", said(artist, "name"))


def folded(title):
    plain = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.category(c).startswith("M"))
    return re.sub(r"\W+", "-", re.sub("['\u2019.]", "", plain.lower().replace("&", " and "))).strip("-") or title


def split(role):
    outside, depth, part = [], 0, ""
    for letter in role + ",":
        if letter == "," and depth == 0:
            outside.append(part.strip())
            part = ""
            continue
        depth += (letter == "[") - (letter == "]")
        part += letter
    for part in outside:
        if not part:
            continue
        name = re.sub(r"\s+", " ", re.sub(r"\[.*?\]", " ", part)).strip() or "Other"
        inner = re.search(r"\[(.*?)\]", part)
        # What "Other" is stands in its brackets.
        yield f"other [{inner.group(1).lower()}]" if name == "Other" and inner else name.lower()


class Track:
    def __init__(self, line, above=None):
        self.position = said(line, "position")
        self.title = said(line, "title") or "[untitled]"
        self.artists = line.findall("artists/artist")
        self.credits = line.findall("extraartists/artist")
        if above is not None:
            if said(above, "title"):
                self.title = f"{said(above, 'title')}: {self.title}"
            self.artists = self.artists or above.findall("artists/artist")
            self.credits = above.findall("extraartists/artist") + self.credits


def tracks_of(release):
    numbered = any(said(t, "position") for t in release.find("tracklist").iter("track"))
    for line in release.findall("tracklist/track"):
        inner = line.findall("sub_tracks/track")
        if inner and (any(said(t, "position") for t in inner) or not said(line, "position")):
            yield from (Track(t, line) for t in inner)
        elif said(line, "position") or (not numbered and said(line, "title")):
            yield Track(line)


def is_video(track, release):
    if re.match(r"DVD|VHS|BD|Blu|Video|LD|VCD", track.position, re.I) or re.search(r"video\W*\d*$", track.position, re.I):
        return True
    formats = [f for f in release.findall("formats/format") if f.get("name") not in ("Box Set", "All Media")]
    return bool(formats) and all(
        f.get("name") in VIDEO and not any("audio" in (d.text or "").lower() for d in f.iter("description"))
        for f in formats
    )


def some(written, tracks):
    at = {}
    for place, track in enumerate(tracks):
        at.setdefault(re.sub(r"[\s.]", "", track.position.upper()), place)
    text = re.sub(r"^\W*(tracks?:?\s+)?|\W+$", "", written, flags=re.I)
    excepted = re.match(r"except\s", text, re.I)
    text = re.sub(r"^except\s+", "", text, flags=re.I)
    named = set()
    for part in re.split(r"[,;&]|\band\b", text.upper(), flags=re.I):
        part = re.sub(r"[.]", "", part.strip())
        if not part:
            continue
        side = re.fullmatch(r"SIDE ([A-Z]{1,2})", part)
        if part.replace(" ", "") in at:
            named.add(at[part.replace(" ", "")])
        elif side:
            on = {p for p, t in enumerate(tracks) if re.sub(r"[^A-Z].*", "", t.position.upper()) == side.group(1)}
            if not on:
                return None
            named |= on
        else:
            for dash in re.finditer(r"\s+TO\s+|\s*[-\u2013]\s*", part):
                first, last = part[: dash.start()].replace(" ", ""), part[dash.end() :].replace(" ", "")
                if first in at and last not in at:
                    last = re.sub(r"\d+$", last, first)
                if first in at and last in at and at[first] <= at[last]:
                    named |= set(range(at[first], at[last] + 1))
                    break
            else:
                return None
    if not named:
        return None
    return [t for p, t in enumerate(tracks) if (p in named) != bool(excepted)]


links = collections.defaultdict(set)
for release in xml.parse(gzip.open(sys.argv[1])).getroot():
    album = f"m{said(release, 'master_id')}" if said(release, "master_id") else f"r{release.get('id')}"
    tracks = list(tracks_of(release))
    whole = [who(a) for a in release.findall("artists/artist")]
    times = collections.Counter()
    for track in tracks:
        own = [who(a) for a in track.artists]
        key = (album, folded(track.title), tuple(own) if own and own != whole else ())
        times[key] += 1
        track.song = (*key, times[key])
    heard = [t for t in tracks if not is_video(t, release)]

    for track in heard:
        featured = False
        inherited = [a for a in release.findall("artists/artist") if who(a) not in ("194", "355", "118760")]
        for artist in track.artists or inherited:
            links["PERFORMED featured" if featured else "PERFORMED main"].add((who(artist), track.song))
            featured = featured or bool(re.match(r"\W*(feat|ft|featuring)\b", said(artist, "join"), re.I))

    def credit(artist, on):
        for role in split(said(artist, "role")):
            link = ROLES[role]
            if link is None:
                continue
            targets = on if on is not None else heard if link.startswith("WROTE") else [None]
            for track in targets:
                if track is None or track in heard:
                    links[link].add((who(artist), album if track is None else track.song))

    for track in tracks:
        for artist in track.credits:
            credit(artist, [track])
    for artist in release.findall("extraartists/artist"):
        written = said(artist, "tracks")
        credit(artist, some(written, tracks) if written else None)

json.dump({link: len(found) for link, found in sorted(links.items())}, sys.stdout, indent=1, ensure_ascii=False)
print()
