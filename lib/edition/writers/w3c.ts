// W3C Web Annotation Data Model, JSON-LD. Offsets are Unicode code points here and nowhere else but in TEI.
// One target object with position and quote on every passage, and always a body: readers in use refuse anything else. Only where
// pictures show the words there are more targets, behind that one.
// Passages in the text come first, then the argument between them, whose targets are claims and sources. A body with an id and a
// purpose would not be valid, so notes have no id here.
import { unitTable } from '#lib/text/units.ts'
import type { Edition } from '../edition.ts'
import { labelsFor } from '../labels/labels.ts'
import { urn, type Json } from './w3c/annotation.ts'
import { claimAnnotations, otherAnnotations } from './w3c/argument.ts'
import { passageAnnotation } from './w3c/passage.ts'

/** The collection as text. */
export function writeW3c(edition: Edition): string {
  return `${JSON.stringify(toCollection(edition), null, 2)}\n`
}

/** An AnnotationCollection with its one page inside. */
export function toCollection(edition: Edition): Json {
  const labels = labelsFor(edition.language)
  const base = urn(edition.id)
  const passages = edition.sources.flatMap((source) => {
    const units = unitTable(source.text)
    return source.passages.map((passage) => passageAnnotation(edition, source, passage, units, labels))
  })
  const argument = [
    ...edition.claims.flatMap((claim) => claimAnnotations(edition, claim, labels)),
    ...otherAnnotations(edition, labels),
  ]
  const items = [...passages, ...argument]
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: base,
    type: 'AnnotationCollection',
    label: edition.title,
    generator: { id: 'urn:fontes', type: 'Software', name: `Fontes ${edition.stamp.appVersion}` },
    generated: edition.stamp.generatedAt,
    total: items.length,
    // Neither schema nor context knows an empty page.
    ...(items.length > 0
      ? {
          first: {
            id: `${base}#page`,
            type: 'AnnotationPage',
            partOf: { id: base, total: items.length },
            startIndex: 0,
            items,
          },
        }
      : {}),
  }
}
