import { z } from 'zod'
import { BadCard, codes } from './fault.ts'
import { oneOf } from './parts.ts'

const kinds = oneOf('line area bar pie common funnel scatter radar linearProgress circularProgress wordCloud')

const values = z.looseObject({ values: z.array(z.record(z.string(), z.unknown())) })

/** VChart's own schema is far wider; these are the parts without which nothing is drawn, or the platform refuses. */
const spec = z.looseObject({
  type: kinds,
  data: z.union([values, z.array(values).min(1)]),
  axes: z.array(z.looseObject({}), 'axes must be an array').optional(),
})

export function checkChart(chartSpec: unknown, path: string) {
  const read = spec.safeParse(chartSpec)
  if (read.success) return
  const issue = read.error.issues[0]
  throw new BadCard(codes.chart, `${path} -> chart_spec -> ${issue?.path.join(' -> ')}`, issue?.message ?? 'chart')
}
