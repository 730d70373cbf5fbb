'use client'

import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { useKeyNames } from '#components/ui/key-names.ts'
import { useOpenedDialog } from '#components/ui/use-opened-dialog.ts'

/** Keys by what they do; the words are in the messages under `reader.keys`. */
const groups = [
  {
    name: 'move',
    keys: [
      ['character', '← →'],
      ['line', '↑ ↓'],
      ['word', 'Ctrl ← →'],
      ['sentence', 'Alt ↑ ↓'],
      ['paragraph', 'Ctrl ↑ ↓'],
      ['edges', 'Home · End · Ctrl Home · Ctrl End'],
      ['page', 'Page ↑ · Page ↓'],
    ],
  },
  {
    name: 'select',
    keys: [
      ['extend', 'Shift + …'],
      ['wholeSentence', 'S'],
      ['wholeParagraph', 'Shift S'],
    ],
  },
  {
    name: 'write',
    keys: [
      ['mark', 'M · Enter'],
      ['note', 'A'],
      ['tag', 'T'],
      ['claim', 'C'],
      ['evidence', 'E'],
      ['correct', 'K'],
      ['add', '+'],
      ['replace', 'R'],
      ['save', 'Ctrl Enter'],
      ['delete', 'Delete'],
      ['undo', 'Ctrl Z'],
      ['redo', 'Ctrl Shift Z'],
    ],
  },
  {
    name: 'go',
    keys: [
      ['open', 'Enter'],
      ['next', 'N'],
      ['previous', 'P'],
      ['claims', 'J · Shift J'],
      ['notes', 'G · Shift G'],
      ['nextBeside', 'Shift N · Shift P'],
      ['switch', 'B'],
      ['list', 'L'],
      ['layers', 'V'],
      ['map', 'W'],
      ['settings', 'O'],
      ['find', 'Ctrl F · /'],
      ['facsimile', 'I'],
      ['doubt', 'D · Shift D'],
      ['footnote', 'F'],
      ['back', 'Esc'],
      ['help', '?'],
    ],
  },
  {
    name: 'picture',
    keys: [
      ['zoom', '+ · − · 0 · 1'],
      ['pan', '← → ↑ ↓'],
      ['turn', 'Page ↑ · Page ↓'],
      ['toWord', 'Enter'],
      ['toText', 'Esc'],
    ],
  },
] as const

export function HelpOverlay({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const t = useTranslations('reader.keys')
  const focusing = useOpenedDialog(isOpen, onClose)
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="help-scrim" />
        <Dialog.Content {...focusing} className="help" aria-describedby={undefined}>
          <div className="passage-list-head">
            <Dialog.Title>{t('title')}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label={t('close')}>
              <X size={16} aria-hidden />
            </Dialog.Close>
          </div>
          <KeyGroups />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** By itself: whoever reads with the help closed does not pay for its hundred words with each step of the caret. */
function KeyGroups() {
  const t = useTranslations('reader.keys')
  const nameOf = useKeyNames()
  return (
    <div className="help-groups">
      {groups.map((group) => (
        <section key={group.name}>
          <h3>{t(`groups.${group.name}`)}</h3>
          <dl>
            {group.keys.map(([name, keys]) => (
              <div key={name}>
                <dt>{t(`do.${name}`)}</dt>
                <dd>
                  <kbd>{nameOf(keys)}</kbd>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}
