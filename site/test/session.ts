import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch } from '../../test/browser/page';
import { serve } from './server';

/** The browser and the server of a file of tests. */
export class Session {
  #browser!: Browser;
  #site!: Awaited<ReturnType<typeof serve>>;

  /** Begins before the tests of the file that calls it, and ends with them. */
  static ofFile(): Session {
    const session = new Session();
    beforeAll(async () => {
      session.#site = await serve();
      session.#browser = await launch();
    });
    afterAll(async () => {
      await session.#browser.close();
      session.#site.close();
    });
    return session;
  }

  get origin(): string {
    return this.#site.origin;
  }

  /** A page that has nothing open yet, in a context of its own. */
  async newPage(options: BrowserContextOptions = {}): Promise<Page> {
    return (await this.#browser.newContext(options)).newPage();
  }

  /** Opens a page of the website. */
  async open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.newPage(options);
    await page.goto(`${this.origin}${path}`);
    return page;
  }
}
