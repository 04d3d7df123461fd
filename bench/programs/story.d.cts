export interface StoryObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** The story app number `number`, as plain objects. */
export function objects(number: number): StoryObject[];
