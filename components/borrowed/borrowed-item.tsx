'use client'

// One annotation of another program: what it says, how it was found, and what is done with it.
import { memo, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { BorrowedItem as Item, ShownPlace } from '#lib/api/borrowed.ts'
import { isOpen, type Choice } from './decisions.ts'
import { dayOf } from './day-of.ts'

const mostQuote = 300
const mostRemark = 600

interface Props {
  item: Item
  choice: Choice
  onChoose(index: number, choice: Choice): void
}

export const BorrowedItem = memo(function BorrowedItem({ item, choice, onChoose }: Props) {
  const t = useTranslations('borrowed')
  const { index, quote, notes, tags, author, created, verdict, findings, place, candidates } = item
  const who = [author ?? notes.find((note) => note.author !== null)?.author, dayOf(created ?? '')].filter(
    Boolean,
  )
  return (
    <li className="grid gap-1.5 py-3">
      {(quote !== '' || !item.isAnswer) && (
        <p className="font-serif [overflow-wrap:anywhere]">
          {quote === '' ? (
            <span className="text-ink-soft">{t('noWords')}</span>
          ) : (
            t('quoted', { words: cut(quote, mostQuote) })
          )}
        </p>
      )}
      {(who.length > 0 || tags.length > 0) && (
        <p className="text-sm text-ink-soft">
          {[...who, ...tags.map((path) => `# ${path.join(' / ')}`)].join(' · ')}
        </p>
      )}
      {notes.map((note, k) => (
        <p key={k} className="max-w-prose whitespace-pre-line text-sm [overflow-wrap:anywhere]">
          {cut(note.text, mostRemark)}
        </p>
      ))}
      <p className="text-sm text-ink-soft">
        {item.isAnswer ? t('answer') : t(`verdicts.${verdict}`)}
        {findings.slice(0, 6).map((finding, k) => (
          <span key={k}>
            {' '}
            {t(`finding.${finding.kind}`, { old: finding.old || '–', new: finding.new || '–' })}
          </span>
        ))}
        {item.present && item.present.passageId === null && ` ${t('keptBefore')}`}
        {item.present?.isChanged === true && ` ${t('changedThere')}`}
      </p>
      {isOpen(item) && (
        <fieldset className="mt-1 grid gap-1 border-0 p-0">
          <legend className="visually-hidden">{t('choice')}</legend>
          {place && (
            <Option name={index} value="place" choice={choice} onChoose={onChoose}>
              {t('place')} <InContext place={place} />
            </Option>
          )}
          {candidates.map((candidate, k) => (
            <Option key={k} name={index} value={`candidate:${k}`} choice={choice} onChoose={onChoose}>
              {t('candidate', { number: k + 1 })} <InContext place={candidate} />
            </Option>
          ))}
          <Option name={index} value="keep" choice={choice} onChoose={onChoose}>
            {t('keep')}
          </Option>
          <Option name={index} value="skip" choice={choice} onChoose={onChoose}>
            {t('skip')}
          </Option>
        </fieldset>
      )}
    </li>
  )
})

function Option({
  name,
  value,
  choice,
  onChoose,
  children,
}: {
  name: number
  value: Choice
  choice: Choice
  onChoose(index: number, choice: Choice): void
  children: ReactNode
}) {
  return (
    <label className="flex min-h-6 items-baseline gap-2 text-sm">
      <input
        type="radio"
        name={`borrowed-${name}`}
        checked={choice === value}
        onChange={() => onChoose(name, value)}
      />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </label>
  )
}

function InContext({ place: { before, words, behind } }: { place: ShownPlace }) {
  return (
    <span className="font-serif text-base">
      <span className="text-ink-soft">…{before}</span>
      <mark className="bg-tag-ochre-wash text-ink">{cut(words, mostQuote)}</mark>
      <span className="text-ink-soft">{behind}…</span>
    </span>
  )
}

const cut = (words: string, most: number): string =>
  words.length > most ? `${words.slice(0, most).toWellFormed().trimEnd()} …` : words
