// Works as Russian rules describe them: "Название. М., 1990. С. 12", "Статья // Журнал. 1990. № 3. С. 10–20".
import type { ReadWork } from './work-fields.ts'

const book =
  /\s*[.,]?\s+([А-ЯЁA-Z«][^;/]{3,250}?)[.]?\s+[–—-]?\s*((?:М|Л|СПб|Пг|Л\.; М|М\.; Л|[А-ЯЁ][а-яё-]{2,20})\.?)(?::\s*([^,;]{2,50}))?,\s*((?:1[6-9]|20)\d\d)(?:\s*г)?\.?(?:\s*[–—-]?\s*(?:Т|Кн|Ч)\.\s*\d+\.?)?(?:\s*[–—-]?\s*С\.\s*(\d+(?:\s?[-–—]\s?\d+)?))?/uy
const article =
  /\s*[.,]?\s+([А-ЯЁA-Z«][^;/]{3,250}?)\.?\s*\/\/\s*([^;/]{2,120}?)\.\s+(?:[–—-]\s*)?((?:1[6-9]|20)\d\d)(?:\s*г)?\.?(?:\s*(?:[–—-]\s*)?(?:Т|Вып)\.\s*(\d+)\.?)?(?:\s*(?:[–—-]\s*)?№\s*(\d+(?:[-–/]\d+)?)\.?)?(?:\s*(?:[–—-]\s*)?С\.\s*(\d+(?:\s?[-–—]\s?\d+)?))?/uy

/** Reads on behind the author's initials; null when the shape is another one. */
export function readRussianWork(text: string, at: number, to: number): ReadWork | null {
  const inside = match(article, text, at, to)
  if (inside) {
    const [whole, title = '', container = '', year = '', volume, issue, page] = inside
    return {
      csl: {
        type: 'article-journal',
        title: tidy(title),
        'container-title': tidy(container),
        issued: { 'date-parts': [[Number(year)]] },
        ...(volume ? { volume } : {}),
        ...(issue ? { issue } : {}),
        ...(page ? { page: page.replace(/\s/g, '') } : {}),
      },
      end: at + whole.length,
    }
  }
  const alone = match(book, text, at, to)
  // The towns are written in Cyrillic: other scripts have their own rules.
  if (!alone || !/[а-яё]/iu.test(alone[1] ?? '')) return null
  const [whole, title = '', place = '', publisher, year = ''] = alone
  return {
    csl: {
      type: 'book',
      title: tidy(title),
      'publisher-place': place,
      ...(publisher ? { publisher: tidy(publisher) } : {}),
      issued: { 'date-parts': [[Number(year)]] },
    },
    end: at + whole.length,
  }
}

function match(pattern: RegExp, text: string, at: number, to: number): RegExpExecArray | null {
  pattern.lastIndex = at
  const hit = pattern.exec(text)
  return hit && at + hit[0].length <= to ? hit : null
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()
