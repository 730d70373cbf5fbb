'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { CopyButton } from '#components/ui/copy-button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { TextField } from '#components/ui/field.tsx'
import { PageSection } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import { apiBase, call, toProblem, type Answer } from '#lib/api/client.ts'
import { TokenForm } from './token-form.tsx'

type Made = Answer<'createToken'>
type Token = Made['token']

/** Tokens for programs; the secret of a new one is shown once. */
export function TokenList({ projects }: { projects: readonly { id: string; title: string }[] }) {
  const t = useTranslations('people.tokens')
  const format = useFormatter()
  const toast = useToast()
  const say = useProblemText()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['tokens'],
    queryFn: async ({ signal }) => (await call('listTokens', { signal })).tokens,
  })
  const [isMaking, setIsMaking] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const [asked, setAsked] = useState<Token | null>(null)
  const date = (iso: string): string => format.dateTime(new Date(iso), 'short')
  const revoke = async (token: Token): Promise<void> => {
    setAsked(null)
    try {
      await call('revokeToken', { params: { id: token.id } })
      toast({ message: t('revoked', { name: token.name }) })
    } catch (error) {
      toast({ message: say(toProblem(error)), tone: 'danger' })
    }
    void queries.invalidateQueries({ queryKey: ['tokens'] })
  }
  return (
    <PageSection title={t('title')} actions={<Button onClick={() => setIsMaking(true)}>{t('new')}</Button>}>
      <p className="mb-3 max-w-prose text-sm text-ink-soft">
        {t('lead')}{' '}
        <a href={`${apiBase}/openapi.json`} className="text-link">
          {apiBase}/openapi.json
        </a>
        .
      </p>
      {list.error && <ProblemNote problem={toProblem(list.error)} />}
      {list.data?.length === 0 && <p className="text-ink-soft">{t('none')}</p>}
      <ul>
        {list.data?.map((token) => (
          <li
            key={token.id}
            className="flex flex-wrap items-center justify-between gap-x-4 border-t border-rule py-1.5"
          >
            <p className="min-w-0">
              <span className="font-semibold [overflow-wrap:anywhere]">{token.name}</span> –{' '}
              {t(`scopes.${token.scope}`)}
              {token.projectId !== null &&
                `, ${projects.find(({ id }) => id === token.projectId)?.title ?? '…'}`}
              <span className="block text-sm text-ink-faint">
                {t('made', { date: date(token.createdAt) })} ·{' '}
                {token.lastUsedAt === null ? t('unused') : t('used', { date: date(token.lastUsedAt) })} ·{' '}
                {token.expiresAt === null ? t('noEnd') : t('until', { date: date(token.expiresAt) })}
              </span>
            </p>
            <Button
              variant="quiet"
              size="small"
              aria-label={t('revokeName', { name: token.name })}
              onClick={() => setAsked(token)}
            >
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
      <Dialog open={isMaking} onOpenChange={setIsMaking} title={t('new')}>
        <TokenForm
          projects={projects}
          onMade={(next) => {
            setIsMaking(false)
            setMade(next)
            void queries.invalidateQueries({ queryKey: ['tokens'] })
          }}
        />
      </Dialog>
      {made && (
        <Dialog open onOpenChange={() => setMade(null)} title={t('new')} description={t('once')}>
          <TextField
            label={t('secret', { name: made.token.name })}
            readOnly
            className="font-mono"
            value={made.secret}
            onFocus={(event) => event.target.select()}
          />
          <div className="mt-4 flex flex-wrap gap-2">
            <CopyButton text={made.secret} />
            <Button size="small" variant="primary" onClick={() => setMade(null)}>
              {t('done')}
            </Button>
          </div>
        </Dialog>
      )}
      {asked && (
        <Dialog
          open
          onOpenChange={() => setAsked(null)}
          title={t('revokeTitle')}
          description={t('revokeWhat', { name: asked.name })}
        >
          <div className="flex gap-2">
            <Button variant="danger" onClick={() => void revoke(asked)}>
              {t('revoke')}
            </Button>
            <Button onClick={() => setAsked(null)}>{t('cancel')}</Button>
          </div>
        </Dialog>
      )}
    </PageSection>
  )
}
