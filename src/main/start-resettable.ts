import { join } from 'node:path'
import { setStoreAside } from '../store/set-aside.ts'
import { type Service, type ServiceParts, startService } from './start-service.ts'

/** The service; a demonstration's page may ask it to begin anew with an empty store, at the same address. */
export async function startResettable(parts: ServiceParts): Promise<Service> {
  const { config, log, onFatal } = parts
  let ending = false
  let beginning: Promise<Service> = startService({ ...parts, ...resets() })

  function resets(): Pick<ServiceParts, 'startAfresh'> {
    // A database may serve others too: only a folder of our own is set aside.
    return config.databaseUrl === undefined ? { startAfresh: () => void begin() } : {}
  }

  function begin(): void {
    beginning = beginning.then(anew)
    beginning.catch(onFatal)
  }

  async function anew(service: Service): Promise<Service> {
    if (ending) return service
    const { pageUrl } = service
    await service.stop()
    const folder = await setStoreAside(join(config.dataDir, 'store'))
    log.info({ folder }, 'the demonstration begins anew')
    const pagePort = pageUrl === undefined ? {} : { pagePort: Number(new URL(pageUrl).port) }
    return startService({ ...parts, ...resets(), ...pagePort })
  }

  const { url, pageUrl } = await beginning
  return {
    url,
    pageUrl,
    async stop() {
      ending = true
      await (await beginning).stop()
    },
  }
}
