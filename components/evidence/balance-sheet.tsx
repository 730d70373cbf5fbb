'use client'

// For and against side by side; below them what narrows, places and undercuts, and what nobody has weighed yet.
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { PageSection } from '#components/ui/page.tsx'
import { useProject } from '#components/live/use-project.ts'
import { StanceMark } from '#components/reader/stance-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import type { Attested, Balance, Joint } from '#lib/claims/balance.ts'
import type { EvidenceRelation } from '#lib/claims/vocabulary.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { AddEvidence } from './add-evidence.tsx'
import { AttestedItem } from './attested-item.tsx'
import { WeighedItem } from './weighed-item.tsx'

interface Adding {
  readonly relation: EvidenceRelation
  readonly attestationId: string | null
}

export function BalanceSheet({ claim, balance }: { claim: RecordOf<'claim'>; balance: Balance }) {
  const t = useTranslations('claims.evidence')
  const { may } = useProject()
  const [adding, setAdding] = useState<Adding | null>(null)
  const canWrite = may('argument.write')
  const add = (relation: EvidenceRelation, attestationId: string | null = null): void =>
    setAdding({ relation, attestationId })
  const isEmpty =
    balance.attested.length === 0 &&
    [
      balance.supports,
      balance.contradicts,
      balance.qualifies,
      balance.contextualises,
      balance.undercuts,
    ].every((side) => side.length === 0)
  const weigh = canWrite ? (one: Attested): void => add(firstRelation(one), one.attestation.id) : undefined
  return (
    <PageSection
      title={t('title')}
      lead={isEmpty ? t('none') : undefined}
      actions={canWrite && <Button onClick={() => add('supports')}>{t('add')}</Button>}
    >
      <div className="grid gap-x-8 gap-y-6 md:grid-cols-2">
        <Side relation="supports" joints={balance.supports} emptyText={t('nothingFor')} />
        <Side relation="contradicts" joints={balance.contradicts} emptyText={t('nothingAgainst')} />
      </div>
      <div className="mt-6 grid gap-x-8 gap-y-6 md:grid-cols-2 xl:grid-cols-3">
        {(['qualifies', 'contextualises', 'undercuts'] as const)
          .filter((relation) => balance[relation].length > 0)
          .map((relation) => (
            <Side key={relation} relation={relation} joints={balance[relation]} emptyText="" />
          ))}
      </div>
      <Waiting title={t('unweighed')} lead={t('unweighedHow')} list={balance.unweighed} onWeigh={weigh} />
      <Waiting title={t('silent')} lead={t('silentHow')} list={balance.silent} onWeigh={weigh} />
      <Dialog
        open={adding !== null}
        onOpenChange={(open) => !open && setAdding(null)}
        title={t('addTitle')}
        description={t('addHow')}
      >
        {adding && (
          <AddEvidence
            claim={claim}
            attested={balance.attested}
            target={null}
            relation={adding.relation}
            attestationId={adding.attestationId}
            onDone={() => setAdding(null)}
          />
        )}
      </Dialog>
    </PageSection>
  )
}

const edges: Record<EvidenceRelation, string> = {
  supports: 'border-stance-supports',
  contradicts: 'border-stance-contradicts',
  qualifies: 'border-stance-qualifies',
  contextualises: 'border-stance-contextualises',
  undercuts: 'border-stance-undercuts',
}

const firstRelation = ({ attestation }: Attested): EvidenceRelation =>
  attestation.polarity === 'denies'
    ? 'contradicts'
    : attestation.polarity === 'silent'
      ? 'qualifies'
      : 'supports'

function Side({
  relation,
  joints,
  emptyText,
}: {
  relation: EvidenceRelation
  joints: readonly Joint[]
  emptyText: string
}) {
  const t = useTranslations('claims.evidence')
  const count = joints.reduce((sum, joint) => sum + joint.items.length, 0)
  return (
    <section aria-label={t(`sides.${relation}`)} className="min-w-0">
      <h3
        className={`flex items-center gap-2 border-b-2 pb-1 font-sans text-base font-semibold ${edges[relation]}`}
      >
        <StanceMark stance={relation} isNamed={false} />
        <span aria-hidden>{t(`sides.${relation}`)}</span>
        <span className="text-ink-soft tabular-nums">{count}</span>
      </h3>
      {count === 0 ? (
        <p className="mt-2 text-sm text-ink-soft">{emptyText}</p>
      ) : (
        <ol className="divide-y divide-rule">
          {joints.map((joint) => (
            <li key={joint.items[0]?.link.id} className="py-3">
              {joint.name === '' || joint.items.length === 1 ? (
                joint.items.map((item) => <WeighedItem key={item.link.id} item={item} />)
              ) : (
                <JointGroup joint={joint} />
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Evidence that carries only together, held by a bracket. */
function JointGroup({ joint }: { joint: Joint }) {
  const t = useTranslations('claims.evidence')
  return (
    <div className="border-y-0 border-l-4 border-double border-rule-strong pl-3">
      <p className="text-sm text-ink-soft">
        {t('together', { name: joint.name, count: joint.items.length })}
      </p>
      <ol className="grid gap-3 pt-2">
        {joint.items.map((item) => (
          <li key={item.link.id}>
            <WeighedItem item={item} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function Waiting({
  title,
  lead,
  list,
  onWeigh,
}: {
  title: string
  lead: string
  list: readonly Attested[]
  onWeigh: ((one: Attested) => void) | undefined
}) {
  if (list.length === 0) return null
  return (
    <section className="mt-6" aria-label={title}>
      <h3 className="border-b border-rule pb-1 font-sans text-base font-semibold">{title}</h3>
      <p className="mt-1 max-w-prose text-sm text-ink-soft">{lead}</p>
      <ul className="mt-3 grid gap-x-8 gap-y-4 md:grid-cols-2">
        {list.map((one) => (
          <li key={one.attestation.id}>
            <AttestedItem attested={one} {...(onWeigh ? { onWeigh: () => onWeigh(one) } : {})} />
          </li>
        ))}
      </ul>
    </section>
  )
}
