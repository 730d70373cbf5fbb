// The answer of long work, told as it goes on (lib/api/progress.ts). The doors before it have been passed: what they refuse is
// answered with its own status, what goes wrong later is the last line.
import 'server-only'
import type { Endpoint } from '#lib/api/endpoint.ts'
import { linesType, workStep, type WorkStep } from '#lib/api/progress.ts'
import { answer } from './answer.ts'
import { answerProblem, apiHeaders } from './problem-answer.ts'

export type Tell = (step: WorkStep) => void

export function wantsLines(endpoint: Endpoint, request: Request): boolean {
  return endpoint.tellsProgress === true && request.headers.get('accept')?.includes(linesType) === true
}

/** Runs `work` and answers with a line for each step it tells, then its result. */
export function answerInLines(
  endpoint: Endpoint,
  request: Request,
  work: (tell: Tell) => Promise<unknown>,
): Response {
  const encoder = new TextEncoder()
  let isGone = false
  const lines = new ReadableStream<Uint8Array>({
    async start(controller) {
      const say = (name: string, json: string): void => {
        if (!isGone) controller.enqueue(encoder.encode(`{"${name}":${json}}\n`))
      }
      try {
        const result = await work((step) => say('progress', JSON.stringify(workStep.parse(step))))
        say('answer', await answer(endpoint, result).text())
      } catch (error) {
        say('problem', await answerProblem(error, request).text())
      }
      if (!isGone) controller.close()
    },
    // Whoever asked has gone; the request's own signal ends the work.
    cancel() {
      isGone = true
    },
  })
  return new Response(lines, {
    status: 200,
    // Nobody on the way must wait until there is enough of it to pack.
    headers: {
      ...apiHeaders,
      'Content-Type': linesType,
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
