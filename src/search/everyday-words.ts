/*
 * Words of everyday English that are also titles and names. In a text they are taken for one only with good reason.
 * Folded, without apostrophes.
 */
const groups = [
  'a about above after again against ago all almost alone along already also always am among an and another any anyone anything are arent around as ask at away',
  'baby back bad ballad be beat beautiful because become been before began begin behind being believe below best better between beyond big bitch black blood blow blue body both boy bring broken brother build burn but buy by',
  'call came can cant car care change chapter child city class clean close cold color come control cost could count country crazy crown cry cut',
  'damn dance dark daughter day days dead death deep devil die different do does doesnt dog done dont door down dream dreams drink drive drop drug during',
  'each early earth easy eight element else empty end enough even ever every everybody everyone everything eye eyes',
  'face fact fall false family far fast fat father fear feel feeling few fight film find fire first five fly follow food fool for forever forget found four free freedom fresh friend friends from full fun future',
  'game gave get ghost girl give glory go god gods gold gone gonna good gotta great green grief ground grow guess gun guy',
  'had half hand hands happy hard has hate have he head hear heart hearts heaven hell hello help her here hero hey hide high hill him his hit hold hole home hood hope hot hour house how human humble hundred hurt',
  'i ice if im in ink inside interlude into intro is isnt it its',
  'job joy judge june just justice keep key kid kids kill kind king kings kiss knew know known',
  'lady land last late laugh law lay lead learn leave left less let letter lie life light like line little live lonely long look lord lose lost lot loud love low loyalty lucky lust',
  'made magic make man many mask matter may maybe me mean men mercy message mine mirror moment momma money moon more morning most mother move movie much murder music must my myself',
  'name need nervous never new next nice night nights nine no nobody none nor not note nothing now number',
  'of off often old on once one only open or orange order other our out outro outside over own',
  'pain paper parade paradise part party past pay peace people perfect photo picture place play please poor power pray present pressure pretty pride promise pull purple push',
  'queen question quiet quit rain ran read ready real really reason recipe red remember rest rich ride right rise river road rock room rose rule run',
  'sad safe said same save savior saw say school sea second secret see seen self sell send seven sex shake shame share she shine shirt shoot shot should show side sign silent silver since sing sister sit six skin sky sleep slow small smile smoke so soft some somebody someone something sometimes son song soon sorry soul sound space speak spirit stand star stars start stay still stone stop storm story street strong such summer sun sure swear sweet',
  'take talk tell ten than thank that the their them then there these they thing things think third this those though thought three through time times to today together told tomorrow tonight too took top touch town train tree trees tried true trust truth try turn twenty twice two',
  'ugly u under until untitled up upon upset us use used very video view voice',
  'wait wake walk wall walls want wanted war was waste watch water wave way ways we week weeks well went were what whatever when where which while white who whole why wild will wind window winter wish with within without woman women wonder wont word words work world worse worst worth would write wrong',
  'yeah year years yellow yes yesterday yet you young your yours yourself zero',
  'spring fall autumn january february march april june july august september october november december',
  'monday tuesday wednesday thursday friday saturday sunday north south east west american british french german black latin',
  'rapper singer songwriter producer director artist actor actress president sir king queen prince saint mister miss doctor dj mc album single track label mixtape record records film films movie video videos music director editor press review reviews interview company awards award grammy grammys oscar mtv tv cd lp ep dvd uk us usa',
  'after although however meanwhile moreover instead despite unlike besides later earlier finally eventually recently originally critics fans viewers listeners readers nobody everybody',
  'interlude intro outro skit remix freestyle live acoustic version edit mix instrumental bonus deluxe',
]

const all: ReadonlySet<string> = new Set(groups.join(' ').split(' '))

/** Whether a folded word says little about which name is meant; numbers and single letters too. */
export function isEveryday(word: string): boolean {
  return word.length < 2 || /^\d+$/.test(word) || all.has(word)
}
