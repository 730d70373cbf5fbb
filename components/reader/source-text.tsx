// The words of a revision as plain blocks, never drawn again when marks change. Chunks far from the screen are empty shells, and
// lie in sheets of which the browser skips all but two or three: a book has a thousand chunks, and each that is not skipped with
// its sheet costs something in every frame.
import { createElement, memo, useMemo, type CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import type { Chunk, Gloss, Piece, TextBlock, TextLayout } from './text-layout.ts'

/** The text of one revision. `idPrefix` keeps ids apart when two texts stand side by side. */
export const SourceText = memo(function SourceText({
  text,
  layout,
  shown,
  idPrefix,
}: {
  text: string
  layout: TextLayout
  /** The chunks that hold their words now. */
  shown: ReadonlySet<number>
  idPrefix: string
}) {
  const sheets = useMemo(() => sheetsOf(layout.chunks), [layout])
  return (
    <>
      <div className="reader-flow" data-zone="flow">
        {sheets.map((chunks) => (
          <div key={chunks[0]?.start} className="reader-sheet" style={linesOf(chunks)}>
            {chunks.map((chunk) => (
              <ChunkView
                key={chunk.start}
                chunk={chunk}
                text={text}
                isShown={shown.has(chunk.index)}
                idPrefix={idPrefix}
              />
            ))}
          </div>
        ))}
      </div>
      {layout.glosses.length > 0 && <Glosses glosses={layout.glosses} text={text} idPrefix={idPrefix} />}
    </>
  )
})

const SHEET_CHUNKS = 20

function sheetsOf(chunks: readonly Chunk[]): readonly (readonly Chunk[])[] {
  return Array.from({ length: Math.ceil(chunks.length / SHEET_CHUNKS) }, (_, i) =>
    chunks.slice(i * SHEET_CHUNKS, (i + 1) * SHEET_CHUNKS),
  )
}

/** The height is a guess until it was drawn once; `auto` then remembers the true one. */
const linesOf = (chunks: readonly Chunk[]): CSSProperties =>
  ({ '--lines': chunks.reduce((sum, { lines }) => sum + lines, 0).toFixed(1) }) as CSSProperties

const ChunkView = memo(function ChunkView({
  chunk,
  text,
  isShown,
  idPrefix,
}: {
  chunk: Chunk
  text: string
  isShown: boolean
  idPrefix: string
}) {
  return (
    <div
      className="reader-chunk"
      data-chunk-start={chunk.start}
      data-chunk-end={chunk.end}
      data-chunk={chunk.index}
      style={linesOf([chunk])}
    >
      {isShown &&
        groupLists(chunk.blocks).map((group) =>
          Array.isArray(group) ? (
            <ul key={group[0]?.start} className="reader-list">
              {group.map((block) => (
                <BlockView key={block.start} block={block} text={text} idPrefix={idPrefix} />
              ))}
            </ul>
          ) : (
            <BlockView key={group.start} block={group} text={text} idPrefix={idPrefix} />
          ),
        )}
    </div>
  )
})

/** List items that follow each other stand in one list. */
function groupLists(blocks: readonly TextBlock[]): (TextBlock | TextBlock[])[] {
  const groups: (TextBlock | TextBlock[])[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind !== 'list-item') groups.push(block)
    else if (Array.isArray(last)) last.push(block)
    else groups.push([block])
  }
  return groups
}

function elementOf(block: TextBlock): string {
  if (block.kind === 'heading') return `h${Math.min(6, Math.max(2, block.level + 1))}`
  if (block.kind === 'list-item') return 'li'
  return block.kind === 'quote' ? 'blockquote' : 'p'
}

function BlockView({ block, text, idPrefix }: { block: TextBlock; text: string; idPrefix: string }) {
  return createElement(
    elementOf(block),
    { className: `reader-${block.kind}`, 'data-start': block.start },
    block.pieces.map((piece, i) => <PieceView key={i} piece={piece} text={text} idPrefix={idPrefix} />),
  )
}

function PieceView({ piece, text, idPrefix }: { piece: Piece; text: string; idPrefix: string }) {
  const t = useTranslations('reader')
  switch (piece.kind) {
    case 'text':
      return text.slice(piece.start, piece.end)
    case 'page':
      return (
        <span
          className="reader-pagebreak"
          data-furniture="page"
          role="doc-pagebreak"
          aria-label={t('page', { label: piece.label })}
        >
          {piece.label}
        </span>
      )
    case 'line':
      return <LineStart {...piece} />
    case 'marker':
      return (
        <sup className="reader-marker" data-furniture="marker">
          <a
            href={`#${idPrefix}note-${piece.note}`}
            id={`${idPrefix}marker-${piece.note}`}
            data-note={piece.note}
            role="doc-noteref"
            aria-label={t('noteOfSource', { label: piece.label })}
          >
            {piece.label}
          </a>
        </sup>
      )
  }
}

/** Where a line of the original begins. Not text: its number, its hyphen and its break are neither read out nor copied. */
function LineStart({ label, turn, isDivided }: Extract<Piece, { kind: 'line' }>) {
  return (
    <span
      className="reader-line"
      data-furniture="line"
      aria-hidden
      data-turn={turn}
      data-divided={isDivided || undefined}
    >
      {turn === 'break' && <br />}
      {label !== null && <span className="reader-line-number" data-label={label} />}
    </span>
  )
}

/** The source's own notes: at the end of the text, or beside their markers where there is a margin (see use-glosses). */
function Glosses({ glosses, text, idPrefix }: { glosses: readonly Gloss[]; text: string; idPrefix: string }) {
  const t = useTranslations('reader')
  return (
    <section className="reader-glosses" data-zone="notes" aria-label={t('notesOfSource')}>
      <h2 className="reader-glosses-title" data-furniture="title">
        {t('notesOfSource')}
      </h2>
      {glosses.map((gloss) => (
        <div
          key={gloss.index}
          className="reader-gloss"
          id={`${idPrefix}note-${gloss.index}`}
          data-gloss={gloss.index}
          data-loose={gloss.at === null || undefined}
        >
          <a
            className="reader-gloss-label"
            href={`#${idPrefix}marker-${gloss.index}`}
            data-furniture="label"
            data-back={gloss.index}
            aria-label={t('backToMarker', { label: gloss.label })}
          >
            {gloss.label}
          </a>{' '}
          <span className="reader-gloss-body" data-start={gloss.body[0]} data-gloss-body>
            {text.slice(...gloss.body)}
          </span>
        </div>
      ))}
    </section>
  )
}
