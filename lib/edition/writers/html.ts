// One HTML file that needs nothing else: no script, no font, no picture, no connection.
import type { Edition } from '../edition.ts'
import { passageStances } from '../edition-passage.ts'
import { labelsFor, type Labels } from '../labels/labels.ts'
import { claimsHtml, registersHtml } from './html/argument.ts'
import { rows, sourceHtml } from './html/apparatus.ts'
import { isEmptyProse, proseHtml } from './html/prose.ts'
import { readingsHtml } from './html/readings.ts'
import { style } from './html/style.ts'
import { countIllegal, join, markup, nothing, replaceIllegal, showControls, type Markup } from './markup.ts'
import { dayOf, signOf } from './phrases.ts'
import { toCollection } from './w3c.ts'

/** SHA-256 of `style`, base64; a test says what to write here after a change. */
export const styleHash = 'iJZw/VwzisPVcQ8I1a+424TaHpxr0e+O/KpiFl/ytJY='

/**
 * The edition as one page: each source with both apparatuses, then the claims and the registers. Works offline, with scripts off,
 * by keyboard and on paper. The annotations are inside as JSON-LD.
 */
export function writeHtml(edition: Edition): string {
  const labels = labelsFor(edition.language)
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`
  const page = markup`<!doctype html>
<html lang="${edition.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Fontes ${edition.stamp.appVersion}">
<title>${edition.title}</title>
<style>${{ markup: style }}</style>
${jsonLd(edition)}
</head>
<body>
<header>
<h1 dir="auto">${edition.title}</h1>
<p class="lead" dir="auto">${edition.project.title !== edition.title && edition.project.title}</p>
${edition.project.description && markup`<p class="pre" dir="auto">${edition.project.description}</p>`}
${contents(edition, labels)}
${legend(labels)}
</header>
<main>
${
  edition.introduction !== null &&
  !isEmptyProse(edition.introduction) &&
  markup`<section class="introduction" id="introduction" aria-labelledby="introduction-h"><h2 id="introduction-h">${labels.introduction}</h2>${proseHtml(edition.introduction, 3)}</section>`
}
${scope(edition, labels)}
${edition.sources.map((source) => sourceHtml(source, labels))}
${claimsHtml(edition, labels)}
${registersHtml(edition, labels)}
${readingsHtml(edition, labels)}
</main>
`.markup
  const count = countIllegal(page)
  const end = markup`${colophon(edition, labels, count)}
</body>
</html>
`.markup
  return replaceIllegal(showControls(page + end))
}

function jsonLd(edition: Edition): Markup {
  // A script element ends at `</script`, whatever JSON thinks; and controls of direction must reach the machine as they are.
  const json = JSON.stringify(toCollection(edition)).replace(
    /[<>&\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return { markup: `<script type="application/ld+json">${json}</script>` }
}

function contents(edition: Edition, labels: Labels): Markup {
  const entries: [string, string | Markup][] = [
    ...(edition.introduction !== null && !isEmptyProse(edition.introduction)
      ? [['introduction', labels.introduction] as [string, string]]
      : []),
    ['scope', labels.scope],
    ...edition.sources.map((one): [string, Markup] => [
      one.key,
      markup`<span class="siglum">${one.siglum}</span> <span dir="auto">${one.title}</span>`,
    ]),
  ]
  if (edition.claims.length > 0) entries.push(['claims', labels.claims])
  if (edition.conflicts.length > 0) entries.push(['conflicts', labels.conflicts])
  if (edition.sourceRelations.length > 0) entries.push(['source-relations', labels.sourceRelations])
  if (edition.tags.length > 0) entries.push(['tags', labels.tags])
  entries.push(['people', labels.people])
  return markup`<nav class="contents" aria-label="${labels.contents}"><h2>${labels.contents}</h2><ol>${entries.map(
    ([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`,
  )}</ol></nav>`
}

function legend(labels: Labels): Markup {
  return markup`<section aria-label="${labels.legend}"><h2>${labels.legend}</h2><ul class="legend">${passageStances
    .toReversed()
    .map(
      (stance) =>
        markup`<li class="st-${stance}"><span class="m k0 first st-${stance}"><span class="sign" aria-hidden="true">${signOf[stance] || ' '}</span></span> ${labels.signs[stance]}</li>`,
    )}</ul><p class="quiet"><em>a</em>, <em>b</em> … ${labels.textualNotes} · <strong>1</strong>, <strong>2</strong> … ${labels.factualNotes} · [1] … ${labels.sourceNotes}</p></section>`
}

function scope(edition: Edition, labels: Labels): Markup {
  const { selection } = edition
  const parts = (['sources', 'claims', 'tags', 'people'] as const).map((part): [string, string] => {
    const choice = selection[part]
    if (!choice.isLimited && choice.leftOut.length === 0) return [labels.chosenOf[part], labels.all]
    return [
      labels.chosenOf[part],
      [
        choice.chosen.join('; '),
        choice.leftOut.length > 0 && `${labels.leftOut}: ${choice.leftOut.join('; ')}`,
      ]
        .filter(Boolean)
        .join(' — '),
    ]
  })
  return markup`<section id="scope" aria-labelledby="scope-h"><h2 id="scope-h">${labels.scope}</h2>
<p>${selection.isWhole ? labels.scopeWhole : labels.scopePart}</p>
${selection.isWhole ? nothing : rows(parts)}
${!selection.isWhole && markup`<p>${labels.notesLeftOut(selection.passagesLeftOut, selection.notesLeftOut)}</p>`}
<p class="quiet">${labels.threadsLeftOut}</p></section>`
}

function colophon(edition: Edition, labels: Labels, illegal: number): Markup {
  const { stamp } = edition
  return markup`<footer><h2>${labels.colophon}</h2>
<p>${labels.madeWith} ${stamp.appVersion}. ${labels.generated} ${dayOf(stamp.generatedAt)}.</p>
<p class="quiet">${labels.state}: ${join([`${labels.version} ${stamp.projectVersion}`, `${labels.fingerprint} ${stamp.headHash}`], ', ')}.</p>
${illegal > 0 && markup`<p>${labels.illegal(illegal)}</p>`}</footer>`
}
