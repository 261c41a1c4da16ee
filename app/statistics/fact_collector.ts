import logger from '@adonisjs/core/services/logger'
import { MarkFactsChanged } from '#app/statistics/services/mark_facts_changed'

/** How long facts are gathered before they are marked together, in milliseconds. */
const GATHER_MS = 250

const calls = new Set<string>()
const placements = new Set<number>()
let timer: NodeJS.Timeout | null = null

/**
 * Notes a changed fact, without keeping whoever changed it waiting: a surge costs four writes a second and process, not
 * one a call and order. What a killed process had not marked yet, the job that looks at the last days finds.
 */
export function noteFact(fact: { callId: string | null; placementId: number | null }): void {
  if (fact.callId !== null) calls.add(fact.callId)
  if (fact.placementId !== null) placements.add(fact.placementId)
  timer ??= setTimeout(() => void markNotedFacts(), GATHER_MS)
}

/** Marks everything noted so far; what can't be written is noted again. */
export async function markNotedFacts(): Promise<void> {
  if (timer) clearTimeout(timer)
  timer = null
  const noted = { callIds: [...calls], placementIds: [...placements] }
  calls.clear()
  placements.clear()
  if (noted.callIds.length + noted.placementIds.length === 0) return
  try {
    await new MarkFactsChanged().handle(noted)
  } catch (error) {
    logger.error({ err: error }, 'changed facts could not be marked yet')
    for (const callId of noted.callIds) noteFact({ callId, placementId: null })
    for (const placementId of noted.placementIds) noteFact({ callId: null, placementId })
  }
}
