import { Suspense } from "react";
import { screenTitle } from "../../screen-title.ts";
import { RegisterScreen } from "./register-screen.tsx";

export const generateMetadata = screenTitle((words) => words.register.title);

export default function RegisterPage() {
  return (
    <Suspense>
      <RegisterScreen />
    </Suspense>
  );
}
