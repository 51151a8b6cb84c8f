import { z } from 'zod'

/** `config/empty-phrases.yaml`: what says nothing about progress. Asked about once, then accepted. */
export const EmptyPhrases = z.strictObject({ phrases: z.array(z.string().trim().min(2).max(40)).max(500).default([]) })
export type EmptyPhrases = z.infer<typeof EmptyPhrases>
