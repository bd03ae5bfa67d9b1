/** Last words of names of instruments, as Discogs lists them, in the singular. */
const instruments = new Set(
  `accordion autoharp bagpipes balafon balalaika bandoneon bandura banjo baritone bass bassoon beatbox bell bells berimbau
  bodhran bombarde bongo bongos bouzouki brass bugle cabasa cajon calliope castanets caxixi celesta celeste cello cembalo chant
  charango chimes cimbalom cittern clarinet clarion claves clavichord clavinet concertina congas contrabass contrabassoon
  cornet cornett cowbell crumhorn cuatro cuica cymbal cymbals darbuka daf davul dhol dholak didgeridoo djembe dobro
  dombra drum drums duduk dulcimer ektara electronics erhu euphonium fiddle fife flageolet flugelhorn flute fortepiano
  gameboy gamelan glockenspiel gong gongs guiro guitar guitars guitarron gusli guzheng hammond handclaps handbell harmonica
  harmonium harp harpsichord helicon horn horns hurdy-gurdy jug kalimba kantele kanun kaval kazoo kemenche keyboard
  keyboards keytar kora koto kotsuzumi lute lyre mandocello mandola mandolin maracas marimba mbira mellophone mellotron
  melodeon melodica mizmar morin-khuur nadaswaram ney nyckelharpa oboe ocarina omnichord ondes organ oud pandeiro percussion
  piano pianola piccolo pipa pipe pipes psaltery qanun quena quinto rainstick ratchet rattle rebab rebec recorder reeds
  rhodes sackbut sampler santoor santur sarangi sarod saw saxello saxophone saxophones saz serpent setar shaker shakuhachi
  shamisen shawm shehnai sheng sitar soundboard spinet spoons steelpan stick strings stylophone surdo synth synthesizer
  tabla taiko talkbox tambora tambourine tamboura tambura tanpura tar theorbo theremin timbales timpani toy tres
  triangle trombone trumpet tuba tubaphone turntables txalaparta ukulele udu vibraphone vibraslap vielle vihuela viol viola
  violin violins violone vocoder washboard whistle whistling wobbleboard woodblock woodwind xylophone zither zurna
  computer sounds effects loops beats scratches guimbri box drone lur chanter beam`.split(/\s+/),
)

/** Instruments whose last word is none, or would mislead. */
const whole = new Set(['viola da gamba', 'ondes martenot', 'hurdy gurdy', 'electric upright bass', 'horn section'])

/** "Electric Guitar" → "electric guitar", "Guitars" → "guitar"; undefined for what is no instrument. */
export function instrumentNamed(role: string): string | undefined {
  const name = role.toLowerCase().replace(/^additional /, '')
  const last = name.split(/[ -]/).at(-1)!
  if (!whole.has(name) && !instruments.has(last) && !instruments.has(name)) return undefined
  return name.replace(/\b(guitar|saxophone|violin)s$/, '$1').replace(/\bsynth$/, 'synthesizer')
}
