import { recordRoute } from '#lib/server/record-route.ts'

export const GET = recordRoute('get')
export const PUT = recordRoute('create')
export const PATCH = recordRoute('revise')
export const DELETE = recordRoute('retire')
