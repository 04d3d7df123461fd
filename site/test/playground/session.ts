import type { Browser, BrowserContextOptions } from 'playwright-core';
import type { Server } from './playground';
import { launch, Playground, serve } from './playground';

/** The browser and the server of a file of tests, and the playground that one of its tests has open. */
export class Session {
  browser!: Browser;
  server!: Server;
  playground!: Playground;

  /** Begins before the tests of the file that calls it, and ends with them. */
  static ofFile(): Session {
    const session = new Session();
    beforeAll(async () => {
      [session.browser, session.server] = await Promise.all([launch(), serve()]);
    });
    afterAll(async () => {
      await session.browser.close();
      await session.server.close();
    });
    afterEach(async () => {
      await session.playground.close();
    });
    return session;
  }

  /** Opens the playground of this session's server. */
  open(hash = '', options: BrowserContextOptions = {}): Promise<Playground> {
    return this.openAt(`${this.server.address}${hash}`, options);
  }

  async openAt(address: string, options: BrowserContextOptions = {}): Promise<Playground> {
    this.playground = await Playground.open(this.browser, address, options);
    return this.playground;
  }

  /** Waits until a view has a text. */
  async said(view: string, text: string | RegExp): Promise<void> {
    await this.playground.panel(view).getByText(text).first().waitFor();
  }
}
