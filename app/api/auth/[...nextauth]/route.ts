// The sign-in door. Only the actions that Fontes uses answer; nothing else of next-auth is reachable.
import NextAuth from 'next-auth'
import { authOptions } from '#lib/server/sign-in.ts'
import { answerProblem, withApiHeaders } from '#lib/server/problem-answer.ts'
import { notFound } from '#lib/server/access.ts'
import { checkOrigin } from '#lib/server/request-guards.ts'

interface Context {
  params: Promise<{ nextauth: string[] }>
}
type Handler = (request: Request, context: Context) => Promise<Response>

const actions = { GET: ['csrf'], POST: ['callback/credentials', 'signout'] } as const

function answer(method: 'GET' | 'POST'): Handler {
  return async (request, context) => {
    try {
      const action = (await context.params).nextauth.join('/')
      if (!(actions[method] as readonly string[]).includes(action)) throw notFound()
      checkOrigin({ method }, request)
      return withApiHeaders(await (NextAuth(authOptions()) as Handler)(request, context))
    } catch (error) {
      return answerProblem(error, request)
    }
  }
}

export const GET = answer('GET')
export const POST = answer('POST')
