import { handlers } from '#lib/next-auth/handlers.ts'

export const { GET, POST } = handlers
