'use client'

// A better file for a text that is there: chosen, read, looked at, and only then made the newest text.
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { usePresence } from '#components/live/use-presence.ts'
import { useProject, useRecord } from '#components/live/use-project.ts'
import { DropZone } from '#components/sources/drop-zone.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import type { RevisionPreview } from '#lib/api/revision.ts'
import { BetterFilePreview } from './better-file-preview.tsx'
import { useSourceRevisions } from './use-source-revisions.ts'

type State =
  | { readonly kind: 'choosing'; readonly problem: Problem | null }
  | { readonly kind: 'reading'; readonly file: File }
  | { readonly kind: 'unsure'; readonly file: File; readonly candidates: NonNullable<Problem['candidates']> }
  | {
      readonly kind: 'read'
      readonly file: File
      readonly encoding: string | undefined
      readonly preview: RevisionPreview
      readonly problem: Problem | null
      readonly isBusy: boolean
    }

export function BetterFilePage({ sourceId }: { sourceId: string }) {
  const t = useTranslations('revisions.better')
  const { slug, may } = useProject()
  const router = useRouter()
  const source = useRecord('source', sourceId)
  const { newest } = useSourceRevisions(sourceId)
  const [state, setState] = useState<State>({ kind: 'choosing', problem: null })
  const [id] = useState(newId)
  const asked = useRef<AbortController | null>(null)
  usePresence(source?.siglum ?? '', null)
  const description = `/projects/${slug}/sources/${sourceId}/description`
  const back = (
    <Link href={description} className="text-link">
      {t('back')}
    </Link>
  )
  if (!source || !newest || !may('revision.write'))
    return (
      <Page>
        <EmptyState title={t(source && newest ? 'mayNot' : 'noText')} action={back} />
      </Page>
    )

  const read = async (file: File, encoding?: string): Promise<void> => {
    asked.current?.abort()
    const gone = new AbortController()
    asked.current = gone
    setState({ kind: 'reading', file })
    try {
      const preview = await call('previewRevision', {
        params: { project: slug, id: sourceId },
        query: { fileName: file.name, ...(encoding ? { encoding } : {}) },
        file,
        signal: gone.signal,
      })
      setState({ kind: 'read', file, encoding, preview, problem: null, isBusy: false })
    } catch (error) {
      if (gone.signal.aborted) return
      const problem = toProblem(error)
      if (problem.candidates) setState({ kind: 'unsure', file, candidates: problem.candidates })
      else setState({ kind: 'choosing', problem })
    }
  }
  const accept = async (reason: string): Promise<void> => {
    if (state.kind !== 'read' || state.isBusy) return
    setState({ ...state, isBusy: true, problem: null })
    const { file, encoding, preview } = state
    try {
      await call('acceptRevision', {
        params: { project: slug, id: sourceId },
        query: { fileName: file.name, revisionId: id, reason, ...(encoding ? { encoding } : {}) },
        file,
        ifMatch: preview.number,
      })
      router.push(description)
    } catch (error) {
      setState({ ...state, isBusy: false, problem: toProblem(error) })
    }
  }
  return (
    <Page narrow>
      <PageHead above={back} title={t('title', { siglum: source.siglum })} lead={t('lead')} />
      <p role="status" className="visually-hidden">
        {state.kind === 'reading' && t('reading', { fileName: state.file.name })}
      </p>
      {state.kind === 'choosing' && (
        <>
          <ProblemNote problem={state.problem} />
          <DropZone onFiles={([file]) => file && void read(file)} />
        </>
      )}
      {state.kind === 'reading' && <p aria-hidden>{t('reading', { fileName: state.file.name })}</p>}
      {state.kind === 'unsure' && (
        <Encodings
          candidates={state.candidates}
          onChoose={(encoding) => void read(state.file, encoding)}
          onAnother={() => setState({ kind: 'choosing', problem: null })}
        />
      )}
      {state.kind === 'read' && (
        <BetterFilePreview
          preview={state.preview}
          problem={state.problem}
          isBusy={state.isBusy}
          onAccept={(reason) => void accept(reason)}
          onAnother={() => setState({ kind: 'choosing', problem: null })}
        />
      )}
    </Page>
  )
}

function Encodings({
  candidates,
  onChoose,
  onAnother,
}: {
  candidates: NonNullable<Problem['candidates']>
  onChoose(encoding: string): void
  onAnother(): void
}) {
  const t = useTranslations('revisions.better')
  const [encoding, setEncoding] = useState(candidates[0]?.encoding ?? '')
  const preview = candidates.find((one) => one.encoding === encoding)?.preview ?? ''
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onChoose(encoding)
      }}
    >
      <SelectField
        label={t('encoding')}
        value={encoding}
        onChange={(event) => setEncoding(event.target.value)}
      >
        {candidates.map((one) => (
          <option key={one.encoding} value={one.encoding}>
            {one.label}
          </option>
        ))}
      </SelectField>
      <p className="whitespace-pre-wrap border-l-2 border-rule-strong pl-3 font-serif">{preview}</p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t('readSo')}
        </Button>
        <Button onClick={onAnother}>{t('another')}</Button>
      </div>
    </form>
  )
}
