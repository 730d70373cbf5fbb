'use client'

// Passages whose place somebody has to look at, one after the other, by keyboard.
import { useRouter, useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecord, useRecords, useWriter } from '#components/live/use-project.ts'
import { useAnnouncer } from '#components/reader/use-announcer.ts'
import { isWriting } from '#components/shell/use-undo-keys.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { useToast } from '#components/ui/toast.tsx'
import type { Decision } from './decision-writes.ts'
import { ReviewDetail } from './review-detail.tsx'
import { nextAfter, orderEntries, type ReviewEntry, type ReviewState } from './review-entries.ts'
import { ReviewKeys } from './review-keys.tsx'
import { ReviewList } from './review-list.tsx'
import { useDeciding } from './use-deciding.ts'
import { usePlace } from './use-place.ts'
import { useReview } from './use-review.ts'
import './review.css'

const states = ['open', 'moved', 'decided'] as const

export function ReviewPage() {
  const t = useTranslations('review')
  const review = useReview()
  usePresence(t('title'), null)
  return (
    <Page>
      {review.entries.length > 0 ? (
        <Queue all={review.entries} />
      ) : (
        <>
          <PageHead title={t('title')} lead={t('lead')} />
          {review.hasFailed ? (
            <p role="alert">{t('failed')}</p>
          ) : review.isReady ? (
            <EmptyState title={t('emptyTitle')}>
              <p>{t('emptyWhat')}</p>
              <p>{t('emptyHow')}</p>
            </EmptyState>
          ) : (
            <p role="status">{t('loading')}</p>
          )}
        </>
      )}
    </Page>
  )
}

function Queue({ all: found }: { all: readonly ReviewEntry[] }) {
  const t = useTranslations('review')
  const { slug } = useProject()
  const params = useSearchParams()
  const router = useRouter()
  const sources = useRecords('source')
  const limited = useLimited(found, params.get('claim'), params.get('source'))
  const all = useMemo(() => orderEntries(limited, sources), [limited, sources])
  const asked = params.get('passage')
  const after = params.get('after')
  const [state, setState] = useState<ReviewState>(
    () => all.find(({ passage }) => passage.id === asked)?.state ?? 'open',
  )
  const shown = useMemo(() => all.filter((one) => one.state === state), [all, state])
  const [wantedId, setWantedId] = useState<string | null>(() =>
    after === null ? asked : nextAfter(shown, all, after),
  )
  // What somebody else settles while one looks at it stays in sight, with their decision.
  const current = all.find(({ passage }) => passage.id === wantedId) ?? shown[0] ?? null
  const currentId = current?.passage.id ?? null
  const at = shown.findIndex(({ passage }) => passage.id === currentId)
  const following = useMemo(() => shown.slice(at + 1, at + 3), [shown, at])
  const { place, hasFailed } = usePlace(current, following)
  const deciding = useDeciding()
  const { undo, undoLabel } = useWriter()
  const toast = useToast()
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const [region, announce] = useAnnouncer()
  const reason = useRef<HTMLInputElement>(null)
  const room = useRef<HTMLElement>(null)
  const settled = useRef<string[]>([])
  useEffect(() => room.current?.focus({ preventScroll: true }), [])

  const mayDecide = current !== null && deciding.mayDecide(current.decision)
  const safe = useMemo(
    () => all.filter((one) => one.state !== 'decided' && one.item.isSafe && deciding.mayDecide(null)),
    [all, deciding],
  )
  const open = (id: string | null): void => {
    setWantedId(id)
    const entry = all.find(({ passage }) => passage.id === id)
    if (entry) announce(entry.passage.quote)
  }
  const step = (direction: 1 | -1): void => {
    const next = shown[at === -1 ? 0 : Math.min(shown.length - 1, Math.max(0, at + direction))]
    if (next) open(next.passage.id)
  }
  const settle = (decision: Omit<Decision, 'reason'>): void => {
    if (!current || !mayDecide) return
    deciding.decide(current, { ...decision, reason: reason.current?.value.trim() ?? '' })
    const { id } = current.passage
    settled.current.push(id)
    const next = state === 'decided' ? id : nextAfter(shown, all, id)
    setWantedId(next)
    const words = all.find(({ passage }) => passage.id === next)?.passage.quote
    const done = t(`done.${decision.decision}`)
    announce(next === null || words === undefined ? `${done} ${t('allDone')}` : `${done} ${words}`)
    room.current?.focus({ preventScroll: true })
  }
  const actions = {
    accept: () =>
      place?.proposal &&
      settle({ decision: 'accepted', spans: place.proposal.spans, quote: place.proposal.words }),
    choose: (index: number) => {
      const one = place?.proposal ? undefined : place?.candidates[index]
      if (one) settle({ decision: 'chosen', spans: one.spans, quote: one.words })
    },
    detach: () => settle({ decision: 'detached', spans: null, quote: '' }),
    takeBack: () => current?.decision && deciding.takeBack(current.decision),
  }
  const reselectHref = current
    ? `/projects/${slug}/sources/${current.item.sourceId}?revision=${current.item.revisionId}&reselect=${current.passage.id}`
    : ''
  const takeBackLast = (): void => {
    if (undoLabel === null) return
    toast({ message: t('undone', { label: undoLabel }) })
    const last = settled.current.pop()
    void undo()
    if (last !== undefined) setWantedId(last)
  }
  const acceptSafe = (): void => {
    if (safe.length === 0) return announce(t('nothingSafe'))
    deciding.acceptAll(safe)
    if (current && safe.includes(current)) {
      const left = shown.filter((one) => !safe.includes(one))
      setWantedId(nextAfter(left, all, current.passage.id))
    }
  }
  const press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    if (isWriting(event.target)) {
      // From the reason one comes back to the keys.
      if (event.key !== 'Enter' && event.key !== 'Escape') return
      event.preventDefault()
      room.current?.focus({ preventScroll: true })
      return
    }
    const digit = /^[1-9]$/.exec(event.key)
    const key = event.key.toLowerCase()
    const act = digit
      ? () => actions.choose(Number(digit[0]) - 1)
      : event.shiftKey && key === 'a'
        ? acceptSafe
        : event.shiftKey && key !== '?'
          ? undefined
          : {
              j: () => step(1),
              arrowdown: () => step(1),
              k: () => step(-1),
              arrowup: () => step(-1),
              a: actions.accept,
              s: () => mayDecide && router.push(reselectHref),
              d: actions.detach,
              r: () => reason.current?.focus(),
              u: takeBackLast,
              '?': () => setIsHelpOpen(true),
            }[key]
    if (!act) return
    event.preventDefault()
    act()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys work anywhere in the list and beside it, and nowhere else
    <section ref={room} className="review-room" tabIndex={-1} aria-label={t('title')} onKeyDown={press}>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {safe.length > 0 && (
              <Button aria-keyshortcuts="Shift+a" onClick={acceptSafe}>
                {t('acceptSafe', { count: safe.length })}
              </Button>
            )}
            <Button variant="quiet" onClick={() => setIsHelpOpen(true)}>
              {t('keys.open')}
            </Button>
          </>
        }
      />
      <Limits claimId={params.get('claim')} />
      <div className="mb-3 flex flex-wrap gap-x-2 gap-y-1" role="group" aria-label={t('filter')}>
        {states.map((one) => {
          const count = all.filter((entry) => entry.state === one).length
          return (
            <Button
              key={one}
              size="small"
              variant={one === state ? 'plain' : 'quiet'}
              aria-pressed={one === state}
              onClick={() => {
                setState(one)
                setWantedId(null)
              }}
            >
              {t(`states.${one}`, { count })}
            </Button>
          )
        })}
      </div>
      <div className="review-columns">
        {shown.length > 0 && <ReviewList entries={shown} currentId={currentId} onOpen={open} />}
        <article className="review-detail" aria-label={t('detail')}>
          {current && (at !== -1 || wantedId !== null) ? (
            <ReviewDetail
              entry={current}
              {...{ place, hasFailed, mayDecide, reselectHref, actions }}
              reasonField={reason}
            />
          ) : (
            <EmptyState title={t(`none.${state}`)}>
              {state === 'open' && <p>{t('none.openHow')}</p>}
            </EmptyState>
          )}
        </article>
      </div>
      <ReviewKeys
        isOpen={isHelpOpen}
        onOpenChange={(isOpen) => {
          setIsHelpOpen(isOpen)
          // The keys go on working.
          if (!isOpen) requestAnimationFrame(() => room.current?.focus({ preventScroll: true }))
        }}
      />
      <div ref={region} className="visually-hidden" role="status" />
    </section>
  )
}

/** Only what rests under a claim, or stands in a source, where the address asks for it. */
function useLimited(
  entries: readonly ReviewEntry[],
  claimId: string | null,
  sourceId: string | null,
): readonly ReviewEntry[] {
  const attestations = useRecords('attestation')
  return useMemo(() => {
    if (claimId === null && sourceId === null) return entries
    const under = new Set(
      Object.values(attestations).flatMap((one) => (one.claimId === claimId ? [one.passageId] : [])),
    )
    return entries.filter(
      ({ item }) =>
        (claimId === null || under.has(item.passageId)) && (sourceId === null || item.sourceId === sourceId),
    )
  }, [entries, attestations, claimId, sourceId])
}

function Limits({ claimId }: { claimId: string | null }) {
  const t = useTranslations('review')
  const { slug } = useProject()
  const router = useRouter()
  const claim = useRecord('claim', claimId)
  if (!claim) return null
  return (
    <p className="mb-3 text-sm">
      {t('onlyClaim', { statement: claim.statement })}{' '}
      <Button variant="link" size="small" onClick={() => router.push(`/projects/${slug}/review`)}>
        {t('showAll')}
      </Button>
    </p>
  )
}
