import { Suspense } from "react";
import { screenTitle } from "../../../screen-title.ts";
import { PeopleScreen } from "./people-screen.tsx";

export const generateMetadata = screenTitle((words) => words.people.page.open);

export default function PeoplePage() {
  return (
    <Suspense>
      <PeopleScreen />
    </Suspense>
  );
}
