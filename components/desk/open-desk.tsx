'use client'

import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { isWriting } from '#components/reader/reader-command.ts'
import { useAnnouncer } from '#components/reader/use-announcer.ts'
import { FileProblem } from '#components/sources/file-problem.tsx'
import { useReadingWords } from '#components/sources/use-reading-words.ts'
import { listFindings, type Finding } from '#lib/reading/findings.ts'
import { placesOf } from '#lib/reading/place.ts'
import type { Span } from '#lib/text/span.ts'
import { choiceFor, nextOption } from './desk-choices.ts'
import { deskCommand, type DeskCommand } from './desk-command.ts'
import { DeskFilters } from './desk-filters.tsx'
import { DeskHead } from './desk-head.tsx'
import { DeskHelp } from './desk-help.tsx'
import { DeskLists } from './desk-lists.tsx'
import { filtered, findAgain, nextUnsure, step, type FindingFilter } from './desk-walk.ts'
import { FindingCard } from './finding-card.tsx'
import { useFindingWords } from './use-finding-words.ts'
import { OriginalPane, ReadingPane } from './panes.tsx'
import type { PaneHandle } from './text-pane.tsx'
import { rowsOfOriginal, rowsOfReading } from './text-rows.ts'
import type { Desk, OpenFile } from './use-desk.ts'
import { useScrollTogether } from './use-scroll-together.ts'

/** What a narrow screen shows of the desk. */
type View = 'both' | 'original' | 'reading' | 'lists'
const views: readonly View[] = ['both', 'original', 'reading', 'lists']

export function OpenDesk({ desk, file, back }: { desk: Desk; file: OpenFile; back: ReactNode }) {
  const t = useTranslations('desk')
  const words = useReadingWords()
  const nameOf = useFindingWords()
  const { reading, raw, proposal } = file
  const choices = desk.history.now
  const [filter, setFilter] = useState<FindingFilter>(null)
  const [view, setView] = useState<View>('both')
  const [hasHelp, setHasHelp] = useState(false)
  const [echo, setEcho] = useState<{ raw: Span; text: Span } | null>(null)
  const [region, announce] = useAnnouncer()
  const original = useRef<PaneHandle>(null)
  const text = useRef<PaneHandle>(null)
  const card = useRef<HTMLElement>(null)

  const places = useMemo(() => placesOf(reading), [reading])
  const findings = useMemo(() => listFindings(reading, choices), [reading, choices])
  const walked = useMemo(() => filtered(findings, filter), [findings, filter])
  const originalRows = useMemo(() => rowsOfOriginal(raw), [raw])
  const readingRows = useMemo(() => rowsOfReading(reading.text, reading.blocks, reading.notes), [reading])
  const [chosen, setChosen] = useState<Finding | null>(null)
  // Another reading may have moved it, or have no such place any more.
  const current = useMemo(() => findAgain(findings, chosen), [findings, chosen])
  const scroll = useScrollTogether(original, text, places)

  const show = useCallback(
    (place: { raw: Span; text: Span }) => {
      scroll.letGo()
      original.current?.show(place.raw[0])
      text.current?.show(place.text[0])
    },
    [scroll],
  )
  const go = useCallback(
    (finding: Finding | null, else_: string): void => {
      if (!finding) return announce(else_)
      setChosen(finding)
      setEcho(null)
      show(finding)
      const at = walked.findIndex(({ id }) => id === finding.id) + 1
      announce(t('announce', { at, count: walked.length, what: nameOf(finding) }))
    },
    [announce, nameOf, show, t, walked],
  )
  const goTo = useCallback(
    (place: { raw: Span; text: Span }): void => {
      setEcho(place)
      show(place)
    },
    [show],
  )

  // At first, what is uncertain first.
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) return
    isFirst.current = false
    if (current) show(current)
    card.current?.focus({ preventScroll: true })
  }, [current, show])

  // A pane that was hidden has not moved.
  const placeNow = useRef(current)
  useEffect(() => {
    placeNow.current = current
  })
  useEffect(() => {
    const finding = placeNow.current
    if (finding) requestAnimationFrame(() => show(finding))
  }, [view, show])

  const choose = (option: string): void => {
    if (!current?.decision) return
    setChosen(current)
    desk.choose(current.decision.key, option)
    announce(t('nowIs', { choice: words.choice(option, current.decision) }))
  }
  const run = (command: DeskCommand): void => {
    const decision = current?.decision ?? null
    if (typeof command === 'object') {
      const option = decision?.options[command.option]
      if (option !== undefined) choose(option)
      return
    }
    switch (command) {
      case 'next':
        return go(step(walked, current, 1), t('noNext'))
      case 'previous':
        return go(step(walked, current, -1), t('noPrevious'))
      case 'unsure':
        return go(nextUnsure(walked, current), t('noUnsure'))
      case 'change':
        if (!decision || decision.options.length < 2) return announce(t('onlyOne'))
        return choose(nextOption(decision, choices))
      case 'confirm': {
        const next = nextUnsure(walked, current)
        if (decision && !current?.certain) choose(choiceFor(decision, choices))
        return go(next, t('noUnsure'))
      }
      case 'undo':
        return desk.undo()
      case 'redo':
        return desk.redo()
      case 'help':
        return setHasHelp(true)
    }
  }
  const handleKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || isWriting(event.target)) return
    const command = deskCommand(event)
    if (!command) return
    event.preventDefault()
    run(command)
  }
  const paneProps = {
    findings: walked,
    current,
    echo,
    file,
    onPick: (id: string) => go(findings.find((one) => one.id === id) ?? null, t('noNext')),
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys work anywhere on the desk
    <section className="desk-room" aria-label={proposal.fileName} onKeyDown={handleKey}>
      <div className="desk-grid" data-view={view}>
        <DeskHead desk={desk} file={file} back={back} />
        {desk.problem && (
          <div className="desk-problem">
            <FileProblem problem={desk.problem} />
          </div>
        )}
        <DeskFilters
          reading={reading}
          findings={findings}
          filter={filter}
          onFilter={setFilter}
          history={desk.history}
          onCommand={run}
          isTogether={scroll.isOn}
          onTogether={scroll.setIsOn}
        />
        <div className="desk-views" role="group" aria-label={t('panes.show')}>
          {views.map((one) => (
            <button key={one} type="button" aria-pressed={view === one} onClick={() => setView(one)}>
              {t(`panes.${one}`)}
            </button>
          ))}
        </div>
        <div className="desk-texts">
          <OriginalPane
            {...paneProps}
            ref={original}
            rows={originalRows}
            onScroll={() => scroll.follow('original')}
            onTouch={() => scroll.lead('original')}
            onSelect={(span) => {
              const there = places.textOf(span)
              setEcho({ raw: span, text: there })
              scroll.letGo()
              text.current?.show(there[0])
            }}
          />
          <ReadingPane
            {...paneProps}
            ref={text}
            rows={readingRows}
            onScroll={() => scroll.follow('reading')}
            onTouch={() => scroll.lead('reading')}
            onSelect={(span) => {
              const [first] = places.rawOf(span)
              const last = places.rawOf(span).at(-1)
              const at = places.toRaw(span[0])
              const there: Span = first && last && last[1] > first[0] ? [first[0], last[1]] : [at, at]
              setEcho({ raw: there, text: span })
              scroll.letGo()
              original.current?.show(there[0])
            }}
          />
        </div>
        <DeskLists
          desk={desk}
          file={file}
          findings={walked}
          current={current}
          rows={originalRows}
          places={places}
          onFinding={(finding) => go(finding, t('noNext'))}
          onPlace={goTo}
        />
        <FindingCard
          ref={card}
          file={file}
          finding={current}
          at={current ? walked.findIndex(({ id }) => id === current.id) + 1 : 0}
          count={walked.length}
          rows={originalRows}
          choices={choices}
          isReading={desk.isReading}
          took={desk.took}
          onChoose={choose}
          onCommand={run}
        />
      </div>
      <DeskHelp isOpen={hasHelp} onClose={() => setHasHelp(false)} />
      <div ref={region} className="visually-hidden" role="status" />
    </section>
  )
}
