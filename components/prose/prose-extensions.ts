// The editor's schema: exactly the nodes and marks of lib/prose/document.ts.
import { Mention } from '@tiptap/extension-mention'
import { Placeholder } from '@tiptap/extensions'
import { StarterKit } from '@tiptap/starter-kit'
import type { SuggestionOptions } from '@tiptap/suggestion'
import type { Extensions } from '@tiptap/react'

export interface Person {
  readonly id: string
  readonly label: string
}
export type PersonSuggestion = Omit<SuggestionOptions<Person, Person>, 'editor'>

export function proseExtensions(placeholder: string, suggestion: PersonSuggestion): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3, 4] },
      link: { openOnClick: false, autolink: true, protocols: ['mailto'], HTMLAttributes: { class: null } },
      // Undo in the middle of writing belongs to the editor; Ctrl+Z elsewhere belongs to the project.
      undoRedo: {},
    }),
    Placeholder.configure({ placeholder }),
    Mention.configure({ suggestion: suggestion as never, HTMLAttributes: { class: 'mention' } }),
  ]
}
