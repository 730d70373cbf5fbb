'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { Menu, MenuItem, MenuLabel, MenuRule } from '#components/ui/menu.tsx'
import { useToast } from '#components/ui/toast.tsx'
import { toProblem } from '#lib/api/client.ts'
import { signOut } from '#lib/api/sign-in.ts'
import { useProblemText } from '#components/ui/use-problem-text.ts'
import { initialsOf } from './initials.ts'

/** Who one is, and the way to the profile and out. */
export function AccountMenu({ name }: { name: string }) {
  const t = useTranslations('shell.account')
  const say = useProblemText()
  const toast = useToast()
  const router = useRouter()
  const leave = async (): Promise<void> => {
    try {
      await signOut()
      location.assign('/sign-in')
    } catch (error) {
      toast({ message: say(toProblem(error)), tone: 'danger' })
    }
  }
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          title={name}
          className="grid size-8 flex-none place-items-center rounded-full border border-accent font-serif text-[0.8125rem] text-accent hover:bg-paper-sunken"
        >
          <span aria-hidden>{initialsOf(name)}</span>
          <span className="visually-hidden">{t('label', { name })}</span>
        </button>
      }
    >
      <MenuLabel>{name}</MenuLabel>
      <MenuItem onSelect={() => router.push('/profile')}>{t('profile')}</MenuItem>
      <MenuRule />
      <MenuItem onSelect={() => void leave()}>{t('signOut')}</MenuItem>
    </Menu>
  )
}
