'use client'

// The pictures of a source's pages: added several at once, each with the page it most likely shows, and set right afterwards.
import { Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useChange } from '#components/claims/use-change.ts'
import { newId } from '#components/live/new-id.ts'
import { useProject, useStore } from '#components/live/use-project.ts'
import { Button, IconButton } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import { call, toProblem } from '#lib/api/client.ts'
import type { Problem } from '#lib/api/problem.ts'
import { compareNames, matchImages, type Match } from '#lib/facsimile/match-images.ts'
import type { RecordOf } from '#lib/live/records.ts'
import { imageTypes, mostBytesOfImage } from '#lib/sources/page-image.ts'
import { usePictures, type Picture, type ShownSheet } from './use-sheets.ts'

interface Chosen {
  readonly id: string
  readonly file: File
  readonly page: number | null
  readonly by: Match['by']
  readonly state: 'waiting' | 'sending' | 'added'
  readonly problem: Problem | null
}

export function PageImagesDialog({
  source,
  sheets,
  onClose,
}: {
  source: RecordOf<'source'>
  sheets: readonly ShownSheet[]
  onClose(): void
}) {
  const t = useTranslations('facsimile.images')
  const pictures = usePictures(source.id)
  const [chosen, setChosen] = useState<readonly Chosen[]>([])
  const { send, isSending } = useSending(source.id, setChosen)
  const field = useId()
  const waiting = chosen.filter(({ state }) => state !== 'added')
  // A source that knows no pages has as many as it has pictures.
  const pages = pagesOf(sheets, pictures.length + waiting.length)
  const choose = (files: readonly File[]): void => {
    const free = sheets.filter(({ picture }) => picture === null)
    const known = sheets.filter(({ words, at, image }) => words > 0 || at !== null || image !== null)
    const isPageless = known.length === 0
    const found = matchImages(
      files.map(({ name }) => name),
      isPageless ? [] : free,
    )
    const offset = isPageless ? sheets.length : 0
    setChosen(
      files
        .map((file, i): Chosen => {
          const { page, by } = found[i] ?? { page: null, by: 'none' }
          return {
            id: newId(),
            file,
            page: page === null ? null : page + offset,
            by,
            state: 'waiting',
            problem: null,
          }
        })
        .sort((a, b) => compareNames(a.file.name, b.file.name)),
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('title')}
      description={t('intro', { megabytes: mostBytesOfImage / 1024 / 1024 })}
    >
      <label htmlFor={field} className="mb-1 block font-medium">
        {t('choose')}
      </label>
      <input
        id={field}
        type="file"
        multiple
        accept={[...imageTypes, '.jpg', '.jpeg', '.png', '.webp'].join(',')}
        disabled={isSending}
        className="block w-full text-sm"
        onChange={(event) => choose([...(event.target.files ?? [])])}
      />
      {chosen.length > 0 && (
        <>
          <ul className="page-images" aria-label={t('chosen')}>
            {chosen.map((one) => (
              <NewPicture
                key={one.id}
                one={one}
                pages={pages}
                isLocked={isSending || one.state === 'added'}
                onPage={(page) =>
                  setChosen((all) =>
                    all.map((other) => (other.id === one.id ? { ...other, page, by: 'none' } : other)),
                  )
                }
              />
            ))}
          </ul>
          <p role="status" className="my-2 text-sm text-ink-soft">
            {t('progress', { added: chosen.length - waiting.length, count: chosen.length })}
          </p>
          <Button
            variant="primary"
            disabled={isSending || waiting.length === 0}
            onClick={() => void send(waiting)}
          >
            {t('add', { count: waiting.length })}
          </Button>
        </>
      )}
      {pictures.length > 0 && (
        <>
          <h3 className="mt-5 mb-1 font-medium">{t('here', { count: pictures.length })}</h3>
          <ul className="page-images">
            {[...pictures].sort(byPage).map((picture) => (
              <OldPicture key={picture.id} picture={picture} pages={pages} />
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

const byPage = (a: Picture, b: Picture): number =>
  (a.page ?? Infinity) - (b.page ?? Infinity) || compareNames(a.fileName, b.fileName)

type Pages = readonly { readonly page: number; readonly label: string }[]

function pagesOf(sheets: readonly ShownSheet[], count: number): Pages {
  const known = new Map(sheets.map(({ page, label }) => [page, label]))
  const isPageless = sheets.every(({ words, at }) => words === 0 && at === null)
  if (isPageless)
    for (let page = 0; page < count; page++) if (!known.has(page)) known.set(page, String(page + 1))
  return [...known].map(([page, label]) => ({ page, label })).sort((a, b) => a.page - b.page)
}

/** Sends one picture after the other, each an operation of its own; a failure stops only its own picture. */
function useSending(
  sourceId: string,
  setChosen: (change: (all: readonly Chosen[]) => readonly Chosen[]) => void,
) {
  const { slug } = useProject()
  const store = useStore()
  const [isSending, setIsSending] = useState(false)
  const set = (id: string, change: Partial<Chosen>): void =>
    setChosen((all) => all.map((one) => (one.id === id ? { ...one, ...change } : one)))
  const send = async (list: readonly Chosen[]): Promise<void> => {
    setIsSending(true)
    for (const { id, file, page } of list) {
      set(id, { state: 'sending', problem: null })
      try {
        const query = { id, fileName: file.name, ...(page === null ? {} : { page }) }
        await call('addPageImage', { params: { project: slug, id: sourceId }, query, file })
        set(id, { state: 'added' })
        store.wake()
      } catch (error) {
        set(id, { state: 'waiting', problem: toProblem(error) })
      }
    }
    setIsSending(false)
  }
  return { send, isSending }
}

function NewPicture({
  one,
  pages,
  isLocked,
  onPage,
}: {
  one: Chosen
  pages: Pages
  isLocked: boolean
  onPage(page: number | null): void
}) {
  const t = useTranslations('facsimile.images')
  const say = useProblemText()
  return (
    <li data-state={one.state}>
      <span className="page-image-name">{one.file.name}</span>
      <PageChoice name={one.file.name} page={one.page} pages={pages} isLocked={isLocked} onPage={onPage} />
      <span className="text-sm text-ink-soft">
        {one.state === 'waiting' ? (one.by === 'none' ? '' : t(`by.${one.by}`)) : t(one.state)}
      </span>
      {one.problem && (
        <p role="alert" className="page-image-problem">
          {say(one.problem)}
        </p>
      )}
    </li>
  )
}

function OldPicture({ picture, pages }: { picture: Picture; pages: Pages }) {
  const t = useTranslations('facsimile.images')
  const change = useChange()
  return (
    <li>
      <span className="page-image-name">{picture.fileName}</span>
      <PageChoice
        name={picture.fileName}
        page={picture.page}
        pages={pages}
        isLocked={false}
        onPage={(page) => change.revise(t('didTurn'), 'pageImage', picture, { page })}
      />
      <span className="text-sm text-ink-soft">
        {t('pixels', { width: picture.width, height: picture.height })}
      </span>
      <IconButton
        label={t('putAway', { name: picture.fileName })}
        onClick={() => change.retire(t('didPutAway'), 'pageImage', picture)}
      >
        <Trash2 aria-hidden size={16} />
      </IconButton>
    </li>
  )
}

function PageChoice({
  name,
  page,
  pages,
  isLocked,
  onPage,
}: {
  name: string
  page: number | null
  pages: Pages
  isLocked: boolean
  onPage(page: number | null): void
}) {
  const t = useTranslations('facsimile')
  const isKnown = page === null || pages.some((one) => one.page === page)
  return (
    <select
      className="rounded-[3px] border border-rule-strong bg-paper px-1.5 py-1 text-sm"
      aria-label={t('images.pageOf', { name })}
      value={page ?? ''}
      disabled={isLocked}
      onChange={(event) => onPage(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">{t('images.noPage')}</option>
      {!isKnown && <option value={page}>{t('pageOption', { label: String(page + 1) })}</option>}
      {pages.map((one) => (
        <option key={one.page} value={one.page}>
          {t('pageOption', { label: one.label })}
        </option>
      ))}
    </select>
  )
}
