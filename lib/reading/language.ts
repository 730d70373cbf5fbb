// In which language a text is written, by its small words. Conservative: where two languages come close it says nothing.

const smallWords: Readonly<Record<string, string>> = {
  de: 'der die und das nicht ist von den dem des mit sich ein eine auf für zu im als auch dass daß wird wurde bei nach werden aus wie einer am',
  en: 'the of and to in that is was for it with as his on be at by had not are but from or have an they which one were all we this',
  fr: 'le la les et des de du en un une est que qui dans pour pas sur au avec par il ne se plus ce cette sont été aux dont',
  it: 'il di che la e un una per non sono del della con si da gli le nel alla come più questo dei delle era anche ma lo',
  es: 'el la de que y en los se del las un por con no una su para es al lo como más pero sus le ya este fue entre',
  pt: 'o de que e do da em um para com não uma os no se na por mais as dos como mas ao ele das foi pelo são',
  nl: 'de het een en van dat is op te in zijn met voor niet aan er om ook als bij maar uit door naar werd wordt',
  sv: 'och att det som en på är av för med den till inte om ett han men var sig från så vi kan när',
  da: 'og at det som en på er af for med den til ikke der de et han men var sig fra så vi kan blev',
  la: 'et in est non ad ut cum sed quod qui ex de ab per esse aut quae quam si hoc atque enim eius',
  pl: 'i w nie na się z do to że jest o jak po co za od ale przez przy jego był ich oraz tak tym',
  cs: 'a se v na je že s z do to i o k by ale jako za po jeho jsou byl tak nebo pro od ve které',
  hu: 'a az és hogy nem is egy ez meg volt csak de mint már ki el még fel azt ha vagy szerint',
  hr: 'i u je se na da su za od s a kao što koji nije iz bi ne po do bio ali to te samo',
  ru: 'и в не на что с он как по это из но за его от же к для был было бы все так они или при о',
  uk: 'і в не на що з як до це він за від але та його по для був було бути або при про ще так',
  el: 'και το η ο να του της με που την για στο τα από δεν είναι τον των ένα θα στην μας',
} // prettier-ignore
const languages = Object.keys(smallWords)
/** Each small word with the languages that have it, as places in their list. */
const languagesOf = new Map<string, number[]>()
Object.values(smallWords).forEach((words, language) => {
  for (const word of new Set(words.split(' ')))
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language])
})

/** What each language's small words cover of the first words, best first, from 0 to 1. */
export function languageScores(text: string): { language: string; share: number; hits: number }[] {
  const words =
    text
      .slice(0, 40_000)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu)
      ?.slice(0, 4000) ?? []
  const hitsOf = new Uint32Array(languages.length)
  for (const word of words)
    for (const language of languagesOf.get(word) ?? []) hitsOf[language] = (hitsOf[language] ?? 0) + 1
  return languages
    .map((language, i) => {
      const hits = hitsOf[i] ?? 0
      return { language, hits, share: words.length === 0 ? 0 : hits / words.length }
    })
    .sort((a, b) => b.share - a.share)
}

/** BCP 47 language, or the empty string when it is not plain. */
export function guessLanguage(text: string): string {
  const [best, next] = languageScores(text)
  if (!best || best.hits < 8 || best.share < 0.12) return ''
  return best.share >= 1.25 * (next?.share ?? 0) ? best.language : ''
}
