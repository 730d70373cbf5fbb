import { recordRoute } from '#lib/server/record-route.ts'

export const POST = recordRoute('restore')
