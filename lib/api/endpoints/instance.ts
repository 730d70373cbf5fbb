// The server itself.
import { z } from 'zod'
import type { DescribedEndpoints } from '../endpoint.ts'

export const instance = {
  health: {
    method: 'GET',
    path: '/health',
    access: 'public',
    summary: 'Whether the server and its database answer',
    answer: z.strictObject({ status: z.literal('ok'), version: z.string() }),
  },
  openapi: {
    method: 'GET',
    path: '/openapi.json',
    access: 'public',
    summary: 'This description',
    answer: z.record(z.string(), z.unknown()),
  },
} as const satisfies DescribedEndpoints
