'use client'

import { useTranslations } from 'use-intl'
import { usePeople } from '#components/live/use-project.ts'
import { initialsOf } from './initials.ts'

const MOST_SHOWN = 4

/** Who else is here and where they read. */
export function PresenceBar() {
  const t = useTranslations('live')
  const words = useTranslations('shell.presence')
  const people = usePeople()
  if (people.length === 0) return null
  const byPerson = [...new Map(people.map((person) => [person.userId, person])).values()]
  const hidden = byPerson.length - MOST_SHOWN
  return (
    <ul aria-label={words('label')} className="flex items-center gap-1">
      {byPerson.slice(0, MOST_SHOWN).map((person) => {
        const where =
          person.where === '' ? person.name : t('readsAt', { name: person.name, where: person.where })
        return (
          <li key={person.userId}>
            <span
              title={where}
              className="grid size-7 place-items-center rounded-full border border-rule-strong font-serif text-xs text-ink"
            >
              <span aria-hidden>{initialsOf(person.name)}</span>
              <span className="visually-hidden">{where}</span>
            </span>
          </li>
        )
      })}
      {hidden > 0 && (
        <li>
          <span className="text-sm text-ink-soft" title={words('more', { count: hidden })}>
            <span aria-hidden>+{hidden}</span>
            <span className="visually-hidden">{words('more', { count: hidden })}</span>
          </span>
        </li>
      )}
    </ul>
  )
}
