/** An article as one pastes it, with names as people write them. Made up. */
export const article = `One take, one room, no way out

It began as the eighth track of “Mr. Morale and Big Steps” and ended on a cinema screen. We Cry Together puts two \
people in a flat and lets them shout. K-Dot plays one of them; Taylor Paige, who had never rapped on a record, plays \
the other. Taylor learned the text in four days, a friend of hers says, and forgot it in one.

The film was directed by Jake Shreier with Dave Free and Kendrick Lamar. “We rehearsed it like a play,” says Schreier, \
who came to music videos by way of Francis and the Lights. Free held the stopwatch. Adam Newport-Berra kept the \
camera at arm’s length, and pgLang kept the whole thing in a drawer for two years.

What one hears first is June by Florence + the Machine, cut to pieces by The Alchemist. It has nothing to do with \
June, the month in which the film ran for a week. By then the rich were on holiday, the free seats were gone and the \
mirror in the foyer showed nobody at all.
`
