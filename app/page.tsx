import { redirect } from 'next/navigation.js'
import { currentPerson } from '#lib/server/session.ts'

/** The bare address leads to one's projects, or to the door. */
export default async function HomePage() {
  redirect((await currentPerson()) ? '/projects' : '/sign-in')
}
