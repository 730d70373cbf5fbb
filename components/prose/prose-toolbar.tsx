'use client'

import { useEditorState, type Editor } from '@tiptap/react'
import { Bold, Italic, Link2, List, ListOrdered, Quote } from 'lucide-react'
import { Toolbar } from 'radix-ui'
import { useTranslations } from 'use-intl'

/** The few things one needs while writing a note; everything else works by typing Markdown. */
export function ProseToolbar({ editor, label }: { editor: Editor; label: string }) {
  const t = useTranslations('reader.prose')
  const on = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bulletList: now.isActive('bulletList'),
      orderedList: now.isActive('orderedList'),
      blockquote: now.isActive('blockquote'),
      link: now.isActive('link'),
    }),
  })
  const buttons = [
    { name: 'bold', Icon: Bold, run: () => editor.chain().focus().toggleBold().run() },
    { name: 'italic', Icon: Italic, run: () => editor.chain().focus().toggleItalic().run() },
    { name: 'bulletList', Icon: List, run: () => editor.chain().focus().toggleBulletList().run() },
    { name: 'orderedList', Icon: ListOrdered, run: () => editor.chain().focus().toggleOrderedList().run() },
    { name: 'blockquote', Icon: Quote, run: () => editor.chain().focus().toggleBlockquote().run() },
    { name: 'link', Icon: Link2, run: () => toggleLink(editor) },
  ] as const
  return (
    <Toolbar.Root className="prose-toolbar" aria-label={label}>
      {buttons.map(({ name, Icon, run }) => (
        <Toolbar.Button
          key={name}
          className="prose-tool"
          aria-label={t(name)}
          aria-pressed={on[name]}
          title={t(name)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={run}
        >
          <Icon size={14} aria-hidden />
        </Toolbar.Button>
      ))}
    </Toolbar.Root>
  )
}

/** The selected words become a link to the address they spell, or cease to be one. */
function toggleLink(editor: Editor): void {
  if (editor.isActive('link')) {
    editor.chain().focus().extendMarkRange('link').unsetLink().run()
    return
  }
  const { from, to } = editor.state.selection
  const words = editor.state.doc.textBetween(from, to).trim()
  const href = /^(https?:|mailto:)/i.test(words)
    ? words
    : /^[\w-]+(\.[\w-]+)+/.test(words)
      ? `https://${words}`
      : null
  if (href) editor.chain().focus().setLink({ href }).run()
}
