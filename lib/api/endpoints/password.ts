// What a new password must be, wherever one is chosen.
import { z } from 'zod'

/** 8 to 256 characters, no rules of composition (ASVS 6.2.1, 6.2.5). */
export const newPassword = z.string().min(8).max(256)
