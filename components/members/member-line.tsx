'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { newId } from '#components/live/new-id.ts'
import { useProject, useStore } from '#components/live/use-project.ts'
import { Button } from '#components/ui/button.tsx'
import { SelectField } from '#components/ui/field.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import { roles, type Role } from '#lib/access/role.ts'
import { call, toProblem } from '#lib/api/client.ts'
import type { ProjectEvent } from '#lib/live/event.ts'
import type { RecordOf } from '#lib/live/records.ts'

/** A member with their role. Removing can be taken back; their work stays in any case. */
export function MemberLine({ member }: { member: RecordOf<'member'> }) {
  const t = useTranslations('members')
  const names = useTranslations('people.roles')
  const format = useFormatter()
  const say = useProblemText()
  const toast = useToast()
  const store = useStore()
  const { slug, me, may } = useProject()
  const isMe = member.userId === me.id
  const params = { project: slug, id: member.id }

  const command = async (
    work: () => Promise<{ events: readonly ProjectEvent[] }>,
  ): Promise<ProjectEvent | null> => {
    try {
      const { events } = await work()
      store.wake()
      return events[0] ?? null
    } catch (error) {
      toast({ message: say(toProblem(error)), tone: 'danger' })
      store.wake()
      return null
    }
  }
  const setRole = (role: Role): void => {
    void command(() => call('reviseMember', { params, ifMatch: member.version, body: { role } }))
  }
  const remove = async (): Promise<void> => {
    const done = await command(() => call('retireMember', { params, ifMatch: member.version }))
    if (!done) return
    toast({
      message: t('removed', { name: member.name }),
      action: { label: t('undo'), run: () => void bringBack(done) },
    })
  }
  const bringBack = async (removal: ProjectEvent): Promise<void> => {
    const back = await command(() =>
      call('revertOperation', {
        params: { project: slug, id: removal.operationId },
        body: { operationId: newId() },
      }),
    )
    if (back) toast({ message: t('back', { name: member.name }) })
  }
  return (
    <li className="grid items-center gap-x-4 gap-y-1 border-b border-rule py-2 sm:grid-cols-[minmax(0,1fr)_12rem_6.5rem]">
      <div className="min-w-0">
        <p className="[overflow-wrap:anywhere]">
          <span className="font-serif text-[1.0625rem]">{member.name}</span>
          {isMe && <span className="text-sm text-ink-faint"> ({t('you')})</span>}
        </p>
        <p className="text-sm text-ink-faint">
          {t('since', { date: format.dateTime(new Date(member.createdAt), 'day') })}
        </p>
      </div>
      {may('member.manage') ? (
        <>
          <SelectField
            label={t('role', { name: member.name })}
            isLabelHidden
            value={member.role}
            onChange={(event) => setRole(event.target.value as Role)}
          >
            {roles.map((role) => (
              <option key={role} value={role}>
                {names(role)}
              </option>
            ))}
          </SelectField>
          {!isMe && (
            <Button
              variant="quiet"
              size="small"
              aria-label={t('removeName', { name: member.name })}
              className="justify-self-start sm:justify-self-end"
              onClick={() => void remove()}
            >
              {t('remove')}
            </Button>
          )}
        </>
      ) : (
        <p className="text-ink-soft">{names(member.role)}</p>
      )}
    </li>
  )
}
