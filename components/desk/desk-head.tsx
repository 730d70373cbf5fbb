'use client'

// What file this is, what it is to be called, in which encoding it is read; and the two ways out: into the project, or away.
import { useRouter } from 'next/navigation'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { useProject, useRecords } from '#components/live/use-project.ts'
import { useLanguage } from '#components/messages/use-language.ts'
import { FileProblem } from '#components/sources/file-problem.tsx'
import { useImportQueue } from '#components/sources/use-import-queue.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField, TextField } from '#components/ui/field.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import { en } from '#lib/reading/words/en.ts'
import type { Desk, OpenFile } from './use-desk.ts'

const encodings = Object.keys(en.encoding)

export function DeskHead({ desk, file, back }: { desk: Desk; file: OpenFile; back: ReactNode }) {
  const t = useTranslations('desk')
  const words = useTranslations('reading')
  const locale = useLanguage()
  const router = useRouter()
  const toast = useToast()
  const { slug } = useProject()
  const { queue } = useImportQueue()
  const { proposal, reading } = file
  const [isOpen, setIsOpen] = useState(false)
  const [isAccepting, setIsAccepting] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  // Made once, so that a repeated acceptance is the same one.
  const ids = useMemo(() => ({ sourceId: newId(), revisionId: newId() }), [])
  const list = `/projects/${slug}/sources/import`
  const { encoding, format: kind } = reading.source
  const say = (area: 'encoding' | 'format', name: string): string =>
    words.has(`${area}.${name}`) ? words(`${area}.${name}`) : name

  const { language } = reading.source
  const languageName = language && new Intl.DisplayNames([locale], { type: 'language' }).of(language)

  const accept = async (): Promise<void> => {
    setIsAccepting(true)
    // What was said a moment ago becomes part of the source.
    if (!(await desk.areRevisionsKept())) return setIsAccepting(false)
    try {
      const { id, readingSha256 } = proposal
      const report = await call('acceptProposal', {
        params: { project: slug, id },
        body: { ...ids, readingSha256 },
      })
      queue.settle(id, report)
      toast({
        message: t('accepted', { siglum: report.siglum, title: report.title }),
        action: {
          label: t('open'),
          run: () => router.push(`/projects/${slug}/sources/${report.sourceId}`),
        },
      })
      router.push(list)
    } catch (error) {
      setProblem(toProblem(error))
      setIsAccepting(false)
    }
  }
  const discard = (): void => {
    queue.discard(proposal.id)
    toast({ message: t('discarded', { fileName: proposal.fileName }) })
    router.push(list)
  }
  return (
    <header className="desk-head" data-open={isOpen || undefined}>
      <div className="desk-name">
        <p className="text-sm">{back}</p>
        <h1>{proposal.fileName}</h1>
        <p className="desk-facts">
          {t('facts', {
            format: say('format', kind),
            encoding: say('encoding', encoding),
            characters: reading.text.length,
          })}
          {languageName && ` · ${languageName}`}
        </p>
      </div>
      <button
        type="button"
        className="desk-more text-link"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t('naming')}
      </button>
      <NameFields key={proposal.id} desk={desk} file={file} />
      {!reading.original && (
        <div className="desk-encoding">
          <SelectField
            label={t('encoding')}
            value={proposal.encoding}
            onChange={(event) => desk.readAs(event.target.value)}
            className="text-sm"
          >
            <option value="">{t('encodingAuto')}</option>
            {encodings.map((name) => (
              <option key={name} value={name}>
                {say('encoding', name)}
              </option>
            ))}
          </SelectField>
        </div>
      )}
      <div className="desk-out">
        <Button onClick={discard}>{t('discard')}</Button>
        <Button variant="primary" disabled={isAccepting || desk.isReading} onClick={() => void accept()}>
          {t(isAccepting ? 'accepting' : 'accept')}
        </Button>
      </div>
      {problem && (
        <div className="desk-problem">
          <FileProblem problem={problem} />
        </div>
      )}
    </header>
  )
}

function NameFields({ desk, file }: { desk: Desk; file: OpenFile }) {
  const t = useTranslations('desk')
  const sources = useRecords('source')
  const [siglum, setSiglum] = useState(file.proposal.siglum)
  const [title, setTitle] = useState(file.proposal.title)
  const isTaken = Object.values(sources).some((one) => one.siglum === siglum.trim())
  return (
    <div className="desk-fields">
      <TextField
        label={t('siglum')}
        placeholder={t('siglumHint')}
        maxLength={24}
        value={siglum}
        onChange={(event) => setSiglum(event.target.value)}
        onBlur={() => siglum.trim() !== file.proposal.siglum && desk.revise({ siglum: siglum.trim() })}
        {...(isTaken ? { error: t('siglumTaken', { siglum: siglum.trim() }) } : {})}
      />
      <TextField
        label={t('titleField')}
        maxLength={500}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onBlur={() => title.trim() !== file.proposal.title && desk.revise({ title: title.trim() })}
      />
    </div>
  )
}
