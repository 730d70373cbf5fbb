'use client'

// Who holds a claim and who does not, since when: a table of stances, never an average.
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMemberName, useProject, useRecords } from '#components/live/use-project.ts'
import { useBounds } from '#components/sources/use-bounds.ts'
import { Button } from '#components/ui/button.tsx'
import { DateTime } from '#components/ui/date-time.tsx'
import { stanceLines, type StanceLine } from '#lib/claims/positions.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { PositionForm } from './position-form.tsx'
import { PageSection } from '#components/ui/page.tsx'
import { useChange } from './use-change.ts'
import { useVocabulary } from './use-vocabulary.ts'
import { Tool } from './tool.tsx'

type Position = RecordOf<'position'>

export function Positions({ claim }: { claim: RecordOf<'claim'> }) {
  const t = useTranslations('claims.positions')
  const { may } = useProject()
  const positions = useRecords('position')
  const lines = useMemo(
    () => stanceLines(Object.values(positions).filter((one) => one.claimId === claim.id)),
    [positions, claim.id],
  )
  // Null: closed. A position: its holder has changed their mind.
  const [form, setForm] = useState<{ replaces: Position | null } | null>(null)
  const canWrite = may('argument.write')
  return (
    <PageSection
      title={t('title')}
      lead={lines.length === 0 && !form ? t('none') : undefined}
      actions={
        canWrite &&
        !form && (
          <Button size="small" onClick={() => setForm({ replaces: null })}>
            {t('add')}
          </Button>
        )
      }
    >
      {lines.length > 0 && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- on a narrow screen the table is scrolled by keyboard
        <div className="relative overflow-x-auto" role="region" aria-label={t('title')} tabIndex={0}>
          <table className="w-full min-w-2xl border-collapse text-left text-sm">
            <thead className="text-ink-soft">
              <tr className="border-b border-rule">
                {(['holder', 'stance', 'since', 'certainty', 'reasons'] as const).map((name) => (
                  <th key={name} scope="col" className="px-2 py-1 font-semibold first:pl-0">
                    {t(name)}
                  </th>
                ))}
                <th scope="col" className="px-2 py-1">
                  <span className="sr-only">{t('actions')}</span>
                </th>
              </tr>
            </thead>
            {lines.map((line) => (
              <StanceRows
                key={line.current.id}
                line={line as StanceLine & { current: Position; earlier: readonly Position[] }}
                onChangeMind={() => setForm({ replaces: line.current })}
              />
            ))}
          </table>
        </div>
      )}
      {form && <PositionForm claim={claim} replaces={form.replaces} onDone={() => setForm(null)} />}
    </PageSection>
  )
}

function StanceRows({
  line,
  onChangeMind,
}: {
  line: { current: Position; earlier: readonly Position[] }
  onChangeMind(): void
}) {
  const t = useTranslations('claims.positions')
  const { may, me } = useProject()
  const change = useChange()
  const { current, earlier } = line
  return (
    <tbody className="border-b border-rule align-top">
      <tr>
        <th scope="row" className="px-2 py-2 pl-0 font-semibold">
          {current.holder}
        </th>
        <StanceCells position={current} />
        <td className="px-2 py-2 whitespace-nowrap">
          <span className="flex flex-wrap gap-2">
            {may('argument.write') && <Tool onClick={onChangeMind}>{t('changeMind')}</Tool>}
            {may('argument.write', current.createdById === me.id) && (
              <Tool onClick={() => change.retire(t('didRemove'), 'position', current)}>{t('remove')}</Tool>
            )}
          </span>
        </td>
      </tr>
      {earlier.map((one) => (
        <tr key={one.id} className="text-ink-soft">
          <td className="px-2 pb-2 pl-4">{t('before')}</td>
          <StanceCells position={one} />
          <td />
        </tr>
      ))}
    </tbody>
  )
}

function StanceCells({ position }: { position: Position }) {
  const t = useTranslations('claims.positions')
  const word = useVocabulary()
  const boundsOf = useBounds()
  const nameOf = useMemberName()
  return (
    <>
      <td className="px-2 py-2">{word('stances', position.stance)}</td>
      <td className="px-2 py-2">
        {position.sinceEdtf !== '' ? (
          <span title={boundsOf(position.sinceEdtf) ?? undefined}>{position.sinceEdtf}</span>
        ) : (
          <DateTime value={position.createdAt} />
        )}
      </td>
      <td className="px-2 py-2">
        {position.certainty === '' ? '–' : word('certainties', position.certainty)}
      </td>
      <td className="px-2 py-2">
        <span className="block max-w-prose whitespace-pre-line">{position.reasons}</span>
        <span className="text-xs text-ink-soft">
          {t('recordedBy', { name: nameOf(position.createdById) })}
        </span>
      </td>
    </>
  )
}
