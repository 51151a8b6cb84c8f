import { Plan } from './plan.ts'
import { checkShape, type Parsed } from './shape.ts'
import { UnitsFile } from './unit.ts'

/** What a plan's file holds, or every fault of its shape. Whether its parts fit together says `checkLedger`. */
export const parsePlan = (value: unknown): Parsed<Plan> => checkShape(Plan, value, 'id')

/** What the directory of units holds, or every fault of its shape. */
export const parseUnits = (value: unknown): Parsed<UnitsFile> => checkShape(UnitsFile, value, 'name')
