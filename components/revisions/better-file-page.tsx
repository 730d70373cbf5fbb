'use client'

// A better file for a text that is there: chosen, read, looked at, and only then made the newest text.
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
import { Link } from '#components/ui/link.tsx'
import { Page, PageHead } from '#components/ui/page.tsx'
import { ProblemNote } from '#components/ui/problem-note.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import type { RevisionPreview } from '#lib/api/revision.ts'
import { BetterFilePreview } from './better-file-preview.tsx'
import { useSourceRevisions } from './use-source-revisions.ts'
import { WorkProgress, type WorkStage } from './work-progress.tsx'

type State =
  | { readonly kind: 'choosing'; readonly problem: Problem | null; readonly wasCalledOff?: boolean }
  | { readonly kind: 'reading'; readonly file: File; readonly stage: WorkStage }
  | { readonly kind: 'unsure'; readonly file: File; readonly candidates: NonNullable<Problem['candidates']> }
  | {
      readonly kind: 'read'
      readonly file: File
      readonly encoding: string | undefined
      readonly preview: RevisionPreview
      readonly problem: Problem | null
      /** It is being made the newest text. */
      readonly stage: WorkStage | null
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

  /** What the calls of one file say of their progress, and how they are called off. */
  const begin = (show: (stage: WorkStage) => void) => {
    asked.current?.abort()
    const gone = new AbortController()
    asked.current = gone
    const { signal } = gone
    const tell = (stage: WorkStage): void => {
      if (!signal.aborted) show(stage)
    }
    tell({ step: 'sending', share: 0 })
    const onProgress = (share: number): void => tell({ step: 'sending', share })
    return { signal, onProgress, onStep: tell }
  }
  const read = async (file: File, encoding?: string): Promise<void> => {
    const waiting = begin((stage) => setState({ kind: 'reading', file, stage }))
    try {
      const preview = await call('previewRevision', {
        params: { project: slug, id: sourceId },
        query: { fileName: file.name, ...(encoding ? { encoding } : {}) },
        file,
        ...waiting,
      })
      setState({ kind: 'read', file, encoding, preview, problem: null, stage: null })
    } catch (error) {
      if (waiting.signal.aborted) return
      const problem = toProblem(error)
      if (problem.candidates) setState({ kind: 'unsure', file, candidates: problem.candidates })
      else setState({ kind: 'choosing', problem })
    }
  }
  const accept = async (reason: string): Promise<void> => {
    if (state.kind !== 'read' || state.stage) return
    const { file, encoding, preview } = state
    const waiting = begin((stage) => setState({ ...state, stage, problem: null }))
    try {
      await call('acceptRevision', {
        params: { project: slug, id: sourceId },
        query: { fileName: file.name, revisionId: id, reason, ...(encoding ? { encoding } : {}) },
        file,
        ifMatch: preview.number,
        ...waiting,
      })
      router.push(description)
    } catch (error) {
      if (!waiting.signal.aborted) setState({ ...state, stage: null, problem: toProblem(error) })
    }
  }
  const callOff = (): void => {
    asked.current?.abort()
    setState((now) =>
      now.kind === 'read' ? { ...now, stage: null } : { kind: 'choosing', problem: null, wasCalledOff: true },
    )
  }
  return (
    <Page narrow>
      <PageHead above={back} title={t('title', { siglum: source.siglum })} lead={t('lead')} />
      {state.kind === 'choosing' && (
        <>
          <p role="status">{state.wasCalledOff && t('calledOff')}</p>
          <ProblemNote problem={state.problem} />
          <DropZone onFiles={([file]) => file && void read(file)} />
        </>
      )}
      {state.kind === 'reading' && (
        <WorkProgress fileName={state.file.name} stage={state.stage} onCancel={callOff} />
      )}
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
          stage={state.stage}
          onCancel={callOff}
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
