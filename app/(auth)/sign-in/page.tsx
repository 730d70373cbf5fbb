import type { Metadata } from 'next'
import { redirect } from 'next/navigation.js'
import { translatorFor } from '#components/messages/translator.ts'
import { sameOriginPath } from '#components/people/same-origin-path.ts'
import { SignInPage } from '#components/people/sign-in-page.tsx'
import { currentLocale } from '#lib/server/locale.ts'
import { currentPerson } from '#lib/server/session.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: translatorFor(await currentLocale(), 'people')('signIn.title') }
}

export default async function SignIn({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { next } = await searchParams
  const path = sameOriginPath(typeof next === 'string' ? next : undefined)
  if (await currentPerson()) redirect(path)
  return <SignInPage next={path} />
}
