// What a page holds beside its text and what is never taken in: counted, so that the report can say so.
import type { Problem } from '../../reading.ts'
import type { XmlElement } from '../../xml/tree.ts'
import { attribute } from '../../xml/walk.ts'
import { inside } from './links.ts'

type Dropped = 'scripts' | 'handlers' | 'frames' | 'forms' | 'data' | 'redirects' | 'pictures'

const byName: Readonly<Record<string, Dropped>> = {
  ...{
    script: 'scripts',
    iframe: 'frames',
    frame: 'frames',
    object: 'frames',
    embed: 'frames',
    applet: 'frames',
  },
  ...{
    form: 'forms',
    base: 'redirects',
    img: 'pictures',
    svg: 'pictures',
    canvas: 'pictures',
    video: 'pictures',
    audio: 'pictures',
  },
  image: 'pictures',
}

const messages: Readonly<Record<Dropped, (count: number) => string>> = {
  scripts: (count) => `${count} scripts were left out; they are never run.`,
  handlers: (count) => `${count} commands that would have run on a click or the like were left out.`,
  frames: (count) => `${count} embedded pages or programs were left out.`,
  forms: (count) => `${count} forms were left out; words in them are kept.`,
  data: (count) => `${count} files embedded in the page (data:) were left out.`,
  redirects: (count) => `${count} orders to go to another address were left out.`,
  pictures: (count) => `${count} pictures were left out.`,
}

/** Counts in all parts, and says each kind once. */
export function droppedProblems(roots: readonly XmlElement[]): Problem[] {
  const counts = new Map<Dropped, number>()
  const add = (what: Dropped): void => void counts.set(what, (counts.get(what) ?? 0) + 1)
  for (const root of roots)
    for (const element of inside(root)) {
      const what = byName[element.local]
      if (what && element.parent?.local !== 'svg') add(what)
      if (element.local === 'meta' && attribute(element, 'http-equiv')?.toLowerCase() === 'refresh')
        add('redirects')
      for (const { name, value } of element.attributes) {
        if (/^on[a-z]+$/i.test(name) || /^[\s\0]*(?:javascript|vbscript):/i.test(value)) add('handlers')
        else if (/(?:^|[\s"'(,])data:[\w/+.-]*[;,]/i.test(value.slice(0, 200))) add('data')
      }
    }
  return [...counts].map(([what, count]) => ({
    ...{ code: `${what}_left_out`, severity: 'info', message: messages[what](count), count },
  }))
}
