import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import ai.djl.engine.Engine;

/**
 * Unpacks native PyTorch to {@code DJL_CACHE_DIR}, as DJL itself would at the first
 * start, and takes it out of its jar, where it would be in the image a second time. Part
 * of the image's build: {@code java -cp 'lib/*' NativeLibraries.java lib}.
 */
class NativeLibraries {

	public static void main(String[] args) throws IOException {
		System.setProperty("ai.djl.offline", "true");
		System.out.println("Unpacked " + Engine.getEngine("PyTorch"));
		for (Path jar : list(Path.of(args[0]), "pytorch-native-cpu-")) {
			try (FileSystem entries = FileSystems.newFileSystem(jar)) {
				// native/lib/pytorch.properties stays: it tells DJL what is unpacked
				for (Path platform : list(entries.getPath("pytorch", "cpu"), "")) {
					for (Path library : list(platform, "lib")) {
						Files.delete(library);
					}
				}
			}
			System.out.printf("%s is now %,d bytes%n", jar, Files.size(jar));
		}
	}

	private static List<Path> list(Path folder, String prefix) throws IOException {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter((entry) -> entry.getFileName().toString().startsWith(prefix)).toList();
		}
	}

}
