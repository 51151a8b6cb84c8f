import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What an automated check finds fault with, serious or worse. */
export async function faultsOn(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    // A day of a calendar shows its number and is named by its whole date.
    const rules = { 'label-content-name-mismatch': { enabled: false } }
    // @ts-expect-error put there by the line above
    const { violations } = await globalThis.axe.run({ rules })
    return violations
      .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }: { id: string; nodes: { html: string }[] }) => `${id}: ${nodes[0]?.html}`)
  })
}

/** Pixels by which the page is wider than its window. */
export const sideways = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
