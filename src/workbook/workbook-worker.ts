import { parentPort, workerData } from 'node:worker_threads'
import { makeWorkbook, type WorkbookMaterial } from './make-workbook.ts'

// What was posted by `workbookInWorker`.
const bytes = await makeWorkbook(workerData as WorkbookMaterial)
parentPort?.postMessage(bytes)
