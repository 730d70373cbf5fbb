import { recordRoute } from '#lib/server/record-route.ts'

export const GET = recordRoute('list')
