'use client'

// Writing prose: Tiptap over the project's one schema, with @ for members. Ctrl+Enter saves, Esc gives up.
import { EditorContent, useEditor, type JSONContent } from '@tiptap/react'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRecords } from '#components/live/use-project.ts'
import { emptyProse, type ProseDocument } from '#lib/prose/document.ts'
import { proseExtensions, type Person, type PersonSuggestion } from './prose-extensions.ts'
import { ProseToolbar } from './prose-toolbar.tsx'
import './prose.css'

interface Offered {
  people: readonly Person[]
  choose(person: Person): void
}

export interface TiptapEditorProps {
  value?: ProseDocument
  onChange(doc: ProseDocument): void
  onSubmit?(): void
  onCancel?(): void
  label: string
  placeholder?: string
  autoFocus?: boolean
}

/**
 * Edits `value` (read once, at mount) and reports each change; `early` is what was typed before there was an editor. `label`
 * names the field for screen readers. `onSubmit` is called on Ctrl+Enter, `onCancel` on Esc. Never drawn on the server.
 */
export function TiptapEditor({
  value = emptyProse,
  onChange,
  onSubmit,
  onCancel,
  label,
  placeholder = '',
  autoFocus = false,
  early = '',
}: TiptapEditorProps & { early?: string }) {
  const t = useTranslations('reader.prose')
  const listId = useId()
  const [offered, setOffered] = useState<Offered | null>(null)
  const [chosen, setChosen] = useState(0)
  const people = usePeopleByName()
  const live = useRef({ offered, chosen, people, onSubmit, onCancel, onChange })
  useEffect(() => {
    live.current = { offered, chosen, people, onSubmit, onCancel, onChange }
  })

  const extensions = useMemo(() => {
    const offer = (props: { items: Person[]; command(person: Person): void }): void => {
      setChosen(0)
      setOffered(props.items.length > 0 ? { people: props.items, choose: props.command } : null)
    }
    const suggestion: PersonSuggestion = {
      char: '@',
      items: ({ query }) => {
        const wanted = query.toLocaleLowerCase()
        return live.current.people.filter((one) => one.label.toLocaleLowerCase().includes(wanted)).slice(0, 8)
      },
      render: () => ({
        onStart: offer,
        onUpdate: offer,
        onExit: () => setOffered(null),
        onKeyDown: ({ event }) => {
          const { offered: now, chosen: at } = live.current
          if (!now) return false
          if (event.key === 'ArrowDown') setChosen((at + 1) % now.people.length)
          else if (event.key === 'ArrowUp') setChosen((at + now.people.length - 1) % now.people.length)
          else if (event.key === 'Enter' || event.key === 'Tab') {
            const person = now.people[at]
            if (person) now.choose(person)
          } else if (event.key === 'Escape') setOffered(null)
          else return false
          return true
        },
      }),
    }
    // eslint-disable-next-line react-hooks/refs -- read when a key is pressed, never while rendering
    return proseExtensions(placeholder, suggestion)
  }, [placeholder])

  const editor = useEditor({
    extensions,
    content: value as JSONContent,
    immediatelyRender: true,
    // Its own style element would need inline styles; prose.css has the few rules.
    injectCSS: false,
    editorProps: {
      attributes: {
        class: 'prose prose-field',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
      },
      handleKeyDown: (_view, event) => {
        if (live.current.offered) return false
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && live.current.onSubmit) {
          live.current.onSubmit()
          return true
        }
        if (event.key === 'Escape' && live.current.onCancel) {
          live.current.onCancel()
          return true
        }
        return false
      },
    },
    onUpdate: ({ editor: now }) => live.current.onChange(now.getJSON() as ProseDocument),
  })
  // Tiptap's own focus comes a frame later, and the first letters of whoever writes at once would go elsewhere.
  const begun = useRef(false)
  useLayoutEffect(() => {
    if (begun.current) return
    begun.current = true
    if (early !== '')
      editor
        .chain()
        .setTextSelection(editor.state.doc.content.size)
        .insertContent({ type: 'text', text: early })
        .run()
    if (!autoFocus && early === '') return
    editor.commands.setTextSelection(editor.state.doc.content.size)
    editor.view.focus()
  }, [editor, early, autoFocus])

  return (
    <div className="prose-editor">
      <ProseToolbar editor={editor} label={t('toolbar', { label })} />
      <EditorContent editor={editor} />
      {offered && (
        <div className="prose-people" role="listbox" id={listId} aria-label={t('people')}>
          {offered.people.map((person, i) => (
            <button
              key={person.id}
              type="button"
              role="option"
              aria-selected={i === chosen}
              onMouseDown={(event) => {
                event.preventDefault()
                offered.choose(person)
              }}
            >
              {person.label}
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

/** Members by name, as the @ list offers them. */
function usePeopleByName(): readonly Person[] {
  const members = useRecords('member')
  return useMemo(
    () =>
      Object.values(members)
        .map((member) => ({ id: member.userId, label: member.name }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [members],
  )
}
